/** Our own mark: a step up, and on. */
export function WordMark() {
  return (
    <span className="onward-mark">
      <svg
        viewBox="4 4 28 28"
        width="34"
        height="34"
        fill="none"
        strokeWidth="4"
        strokeLinecap="round"
        aria-hidden="true"
      >
        <path d="M8 28h6.5c2.5 0 3.5-1.2 3.5-3.700V18c0-2.5 1-3.700 3.5-3.700H27" stroke="currentColor" />
        <path d="m22.5 8.5 6 5.800-6 5.800" className="onward-mark__tip" strokeLinejoin="round" />
      </svg>
      Onward
    </span>
  )
}
