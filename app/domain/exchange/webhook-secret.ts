/** What the secrets of webhooks are locked for. */
export const WEBHOOK_SECRET = 'webhook'
