import { ArrowUpRight } from 'lucide-react'
import { CodeBlock } from '@/components/ui/code-block'
import { CopyButton } from '@/components/ui/copy-button'
import { type Tab, Tabs } from '@/components/ui/tabs'
import type { RenderedFix } from '@/lib/readiness/finding'
import { Prose } from './prose'

type Form = { id: 'cli' | 'json' | 'terraform' | 'cloudformation'; label: string; what: string }

const forms: readonly Form[] = [
  { id: 'cli', label: 'CLI', what: 'the command' },
  { id: 'json', label: 'JSON', what: 'the document' },
  { id: 'terraform', label: 'Terraform', what: 'the Terraform' },
  { id: 'cloudformation', label: 'CloudFormation', what: 'the CloudFormation' },
]

/** What to do about a finding: in words, and ready to copy in the forms the fix has. */
export function Fix({ fix }: { fix: RenderedFix }) {
  const tabs = forms.flatMap(({ id, label, what }): Tab[] => {
    const text = fix[id]
    if (text === undefined) return []
    // What an instance runs at its start is no command for a shell here.
    const isUserData = text.startsWith('#!')
    return [
      {
        id,
        label: isUserData ? 'User data' : label,
        content: <Snippet text={text} what={isUserData ? 'the user data' : what} />,
      },
    ]
  })
  const console = fix.console && <ConsoleLink url={fix.console} />
  return (
    <div className="grid min-w-0 gap-1.5">
      <h3 className="text-ink-2 text-small">Fix</h3>
      <p className="max-w-[90ch]">
        <Prose text={fix.text} />
      </p>
      {tabs.length > 0 ? <Tabs tabs={tabs} label="Forms of the fix" aside={console} /> : console}
    </div>
  )
}

function Snippet({ text, what }: { text: string; what: string }) {
  const lines = text.replace(/\n$/, '').split('\n')
  return (
    <div className="relative">
      <CodeBlock lines={lines.map((line) => ({ text: line }))} label={`Copy ${what}`} />
      <div className="absolute top-1 right-1 rounded bg-well max-bar:static max-bar:mt-2 print:hidden">
        <CopyButton text={text} label={`Copy ${what}`} size="small" />
      </div>
    </div>
  )
}

function ConsoleLink({ url }: { url: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-6 shrink-0 items-center gap-0.5 justify-self-start text-link"
    >
      Open in the AWS console
      <ArrowUpRight className="size-3.5" aria-hidden="true" />
      <span className="sr-only"> (a new tab)</span>
    </a>
  )
}
