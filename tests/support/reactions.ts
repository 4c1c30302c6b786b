// Every job and reaction is there in each test, as in the application, whichever files a worker has read before.
import '~/jobs'
