import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'

type FormFootProps = { save: string; isSaving: boolean; mayEdit: boolean; children?: ReactNode }

/** The buttons of a form, in sight however long it is. */
export function FormFoot({ save, isSaving, mayEdit, children }: FormFootProps) {
  return (
    <div className="-bottom-6 max-wide:-bottom-8 -mx-5 max-wide:-mx-4 sticky z-10 flex items-center gap-2 border-line border-t bg-panel px-5 py-3 max-wide:px-4">
      {mayEdit ? (
        <>
          <Button type="submit" variant="primary" busy={isSaving}>
            {save}
          </Button>
          {children}
        </>
      ) : (
        <p className="text-ink-2">You can read the registry but not change it.</p>
      )}
    </div>
  )
}
