import { registryCheck } from '../check'
import { awsSetUpPage } from '../set-up-page'

export const accountId = registryCheck({
  check: 'account-id',
  group: 'mapping',
  name: 'Account id',
  docs: awsSetUpPage,
  rule: {
    source:
      'Clouddriver builds the ARN of the role to assume from it: AmazonCredentialsParser.java (seen running in 1.38 and 2026.2).',
    appliesTo: 'every release',
  },
  judge: (_facts, { mapping }) => {
    const { awsAccount, ecsAccount } = mapping
    if (awsAccount === null) {
      const summary = `There is no AWS account "${ecsAccount.awsAccount}" to check.`
      return [{ resource: null, status: 'not-applicable', title: 'There is no account id to check', summary }]
    }
    const { name, accountId } = awsAccount
    if (/^\d{12}$/.test(accountId)) {
      const summary = `AWS account ${name} is ${accountId}: 12 digits.`
      return [{ resource: null, status: 'pass', title: 'The account id is well formed', summary }]
    }
    const lost = /^\d{1,11}$/.test(accountId) ? ' An id without quotes loses its leading zeros.' : ''
    return [
      {
        resource: null,
        status: 'fail',
        title: `"${accountId}" is not an AWS account id`,
        summary: `An AWS account id has exactly 12 digits. Clouddriver would build the ARN of a role that does not exist.${lost}`,
        evidence: [{ kind: 'text', title: `AWS account ${name}`, text: `accountId: "${accountId}"` }],
        fix: {
          kind: 'edit-registry',
          entity: 'aws-account',
          name,
          field: 'accountId',
          text: `Write the 12 digits of AWS account ${name}, in quotes in a file. \`aws sts get-caller-identity\` shows them.`,
        },
      },
    ]
  },
})
