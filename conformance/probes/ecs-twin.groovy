import com.fasterxml.jackson.databind.ObjectMapper
import com.netflix.spinnaker.clouddriver.aws.security.NetflixAssumeRoleAmazonCredentials
import com.netflix.spinnaker.clouddriver.ecs.security.EcsAccountBuilder

// Input: an AWS account as loaded. Answer: what of it the ECS account passes to STS.
def mapper = new ObjectMapper().disable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
return { input ->
  def aws = mapper.convertValue([name: 'prod', environment: 'prod', accountType: 'prod', regions: [[name: 'us-east-1', availabilityZones: ['us-east-1a']]]] + input, NetflixAssumeRoleAmazonCredentials)
  def twin = EcsAccountBuilder.build(aws, 'prod-ecs', 'ecs')
  ['accountId', 'assumeRole', 'sessionName', 'externalId', 'sessionDurationSeconds'].collectEntries { [it, twin.hasProperty(it) ? twin[it] : null] } +
    [regions: twin.regions*.name]
}
