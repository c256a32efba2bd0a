import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

/** Asks before edits that are not saved are lost. */
export function LeaveDialog({ leave, onStay }: { leave: (() => void) | null; onStay: () => void }) {
  return (
    <Dialog
      open={leave !== null}
      onOpenChange={(open) => !open && onStay()}
      title="Leave without saving?"
      description="The form has edits that are not saved."
      actions={
        <>
          <Button onClick={() => leave?.()}>Drop the edits</Button>
          <Button variant="primary" onClick={onStay}>
            Stay
          </Button>
        </>
      }
    />
  )
}
