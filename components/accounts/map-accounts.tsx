import { LinkButton } from '@/components/ui/link-button'

/** How somebody who may edit begins where no account is mapped. */
export function MapAccounts() {
  return (
    <>
      <LinkButton href="/accounts?import=open" variant="primary">
        Import a clouddriver YAML
      </LinkButton>
      <LinkButton href="/accounts?new=mapping">Add an account</LinkButton>
    </>
  )
}

/** What others can do. */
export const askAnEditor = 'Ask an editor to import the team’s clouddriver YAML or to add its accounts.'
