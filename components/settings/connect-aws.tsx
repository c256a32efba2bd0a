import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'

const command = 'SHIPSHAPE_AWS=live npm start'

/** How to leave the imaginary AWS for the real one. */
export function ConnectAws() {
  return (
    <>
      <CodeBlock label="Command" lines={[{ text: command }]} />
      <div>
        <CopyButton text={command} label="Copy the command" size="small" />
      </div>
      <p className="text-ink-2">
        Shipshape finds credentials as every AWS SDK does: <code>AWS_PROFILE</code>, environment variables, or the role
        of the machine. Live mode has its own database, without the imaginary accounts, and prints a sign-in link.
      </p>
    </>
  )
}
