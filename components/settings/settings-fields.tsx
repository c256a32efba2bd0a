import type { SettingsName } from './edited-settings'
import { reader, referenceTask, regions, type SettingsField, text, tick } from './field-kinds'

const release =
  'The release your team runs decides which rules apply. If empty, the rules of 1.18 apply. An ECS account can override it.'
const role = (
  <>
    <code>role/NAME</code> or a full ARN. If empty, the export names <code>role/SpinnakerManaged</code>.
  </>
)
const aws = (
  <>
    (<code>aws.enabled</code>)
  </>
)
const ecs = (
  <>
    (<code>ecs.enabled</code>)
  </>
)
const identityArn = 'arn:aws:iam::123456789012:role/SpinnakerAuthRole'

/** Every field of the settings, in the order of the form: its draft, its input and its row come from its line here. */
export const settingsFields: { readonly [N in SettingsName]: SettingsField<N> } = {
  release: { section: 'release', kind: text, label: 'Release', placeholder: '2025.4', about: release },
  awsEnabled: { section: 'providers', kind: tick, label: 'AWS provider', about: aws },
  ecsEnabled: { section: 'providers', kind: tick, label: 'ECS provider', about: ecs },
  defaultAssumeRole: {
    section: 'defaults',
    kind: text,
    label: 'Default role',
    code: true,
    placeholder: 'role/SpinnakerManaged',
    about: role,
  },
  defaultNamingStrategy: {
    section: 'defaults',
    kind: text,
    label: 'Default naming strategy',
    code: true,
    placeholder: 'default',
  },
  defaultRegions: { section: 'default-regions', kind: regions, label: 'Regions' },
  clouddriverIdentity: {
    section: 'identity',
    kind: text,
    label: 'ARN that Clouddriver runs as',
    code: true,
    placeholder: identityArn,
  },
  reader: { section: 'reader', kind: reader },
  referenceTask: { section: 'reference-task', kind: referenceTask },
}
