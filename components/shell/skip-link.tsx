/** The first stop of the Tab key: past the navigation. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 rounded bg-ink px-3 py-1.5 font-medium text-background not-focus:sr-only"
    >
      To the content
    </a>
  )
}
