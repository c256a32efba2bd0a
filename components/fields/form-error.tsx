import { TriangleAlert } from 'lucide-react'

/** What is wrong with a form as a whole, in the server's words. */
export function FormError({ message }: { message: string | undefined }) {
  return (
    <div role="alert">
      {message && (
        <p className="flex items-start gap-2 rounded border border-fail bg-fail-tint px-3 py-2 text-fail">
          <TriangleAlert className="mt-0.5 size-3.5 shrink-0" aria-hidden="true" />
          <span className="min-w-0 break-words">{message}</span>
        </p>
      )}
    </div>
  )
}
