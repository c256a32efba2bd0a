import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Asks before edits that are not saved are lost. */
export function LeaveDialog({ leave, onStay }: { leave: (() => void) | null; onStay: () => void }) {
  return (
    <Dialog
      open={leave !== null}
      onOpenChange={(open) => !open && onStay()}
      title="Discard unsaved changes?"
      description="This form has unsaved changes."
      actions={
        <>
          <Button onClick={() => leave?.()}>Discard changes</Button>
          <Button variant="primary" onClick={onStay}>
            Stay
          </Button>
        </>
      }
    />
  )
}
