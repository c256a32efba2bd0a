import { sh } from '@/lib/registry/sh'

export type ReaderRole = {
  /** ARN of the identity that Shipshape runs as. */
  principal: string
  externalId: string
  roleName: string
  /** The least policy, as a document. */
  policy: string
}

/** The role that Shipshape reads an account with, in the form that somebody creates roles in. */
export type ReaderRoleForm = { id: 'cli' | 'terraform' | 'cloudformation' | 'json'; label: string; text: string }

/** The same role in each form, with these values in it; deploy/reader-role has it with parameters. */
export function readerRoleForms(role: ReaderRole): ReaderRoleForm[] {
  return [
    { id: 'cli', label: 'AWS CLI', text: cli(role) },
    { id: 'terraform', label: 'Terraform', text: terraform(role) },
    { id: 'cloudformation', label: 'CloudFormation', text: cloudFormation(role) },
    { id: 'json', label: 'Policy (JSON)', text: role.policy },
  ]
}

function trustOf({ principal, externalId }: ReaderRole) {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ],
  }
}

function cli(role: ReaderRole): string {
  const { roleName, policy } = role
  const trust = JSON.stringify(trustOf(role))
  const oneLine = JSON.stringify(JSON.parse(policy))
  return [
    sh`aws iam create-role --role-name ${roleName} --assume-role-policy-document ${trust}`,
    sh`aws iam put-role-policy --role-name ${roleName} --policy-name ShipshapeReads --policy-document ${oneLine}`,
  ]
    .map(({ shell }) => shell)
    .join('\n')
}

function terraform(role: ReaderRole): string {
  return `resource "aws_iam_role" "shipshape_reader" {
  name               = ${hcl(role.roleName)}
  assume_role_policy = jsonencode(${indented(hclJson(trustOf(role)), 2)})
}

resource "aws_iam_role_policy" "shipshape_reads" {
  name   = "ShipshapeReads"
  role   = aws_iam_role.shipshape_reader.id
  policy = jsonencode(${indented(hclJson(JSON.parse(role.policy)), 2)})
}
`
}

/** JSON is HCL's own notation of objects, but for its templates. */
const hclJson = (value: unknown) => JSON.stringify(value, null, 2).replaceAll(/[$%](?=\{)/g, (sign) => sign + sign)
const hcl = (text: string) => hclJson(text)

function cloudFormation(role: ReaderRole): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  ShipshapeReader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${JSON.stringify(role.roleName)}
      AssumeRolePolicyDocument: ${indented(JSON.stringify(trustOf(role), null, 2), 8)}
      Policies:
        - PolicyName: ShipshapeReads
          PolicyDocument: ${indented(JSON.stringify(JSON.parse(role.policy), null, 2), 12)}
`
}

/** All lines but the first, further in. */
const indented = (text: string, spaces: number) => text.replaceAll('\n', `\n${' '.repeat(spaces)}`)
