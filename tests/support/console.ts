import { afterEach, beforeEach, expect, vi, type MockInstance } from 'vitest'

let isExpected = false
let spy: MockInstance<typeof console.error> | undefined

/** Says that this test is about something that complains aloud. */
export function expectConsoleError() {
  isExpected = true
}

beforeEach(() => {
  isExpected = false
  spy = vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const complaints = spy?.mock.calls.map((words) => words.map(String).join(' '))
  spy?.mockRestore()
  if (!isExpected) expect(complaints, 'nothing complains on console.error').toEqual([])
})
