/** The set-up page of Spinnaker's ECS provider, as it is published today. */
export const setUpPage = 'https://spinnaker.io/docs/setup/install/providers/aws/aws-ecs/'

/** The set-up page of the AWS provider, which ECS accounts build on. */
export const awsSetUpPage = 'https://spinnaker.io/docs/setup/install/providers/aws/aws-ec2/'
