import type { ExternalToast } from 'sonner'

type Toast = { title: string; isError?: boolean } & Pick<
  ExternalToast,
  'description' | 'action' | 'duration' | 'closeButton'
>

let ask: (() => void) | null = null
let shown: (() => void) | null = null
/** Done once there is a place in which toasts appear. */
const place = new Promise<void>((resolve) => {
  shown = resolve
})

/** The place's own: `onAsked` makes it, when the first toast wants one. */
export function placeToasts(onAsked: () => void): void {
  ask = onAsked
}
/** The place's own: toasts can appear now. */
export const toastsArePlaced = (): void => shown?.()

/** Says the outcome of an action that is not seen in place. No page loads what draws it before there is one to say. */
export async function toast({ title, isError = false, ...more }: Toast): Promise<void> {
  ask?.()
  const [sonner] = await Promise.all([import('sonner'), place])
  if (isError) sonner.toast.error(title, more)
  else sonner.toast(title, more)
}
