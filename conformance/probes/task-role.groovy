import com.amazonaws.services.identitymanagement.AmazonIdentityManagement
import com.amazonaws.services.identitymanagement.model.GetRoleResult
import com.amazonaws.services.identitymanagement.model.Role
import com.fasterxml.jackson.databind.ObjectMapper
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.data.task.DefaultTask
import com.netflix.spinnaker.clouddriver.data.task.TaskRepository
import com.netflix.spinnaker.clouddriver.ecs.deploy.description.CreateServerGroupDescription
import com.netflix.spinnaker.clouddriver.ecs.deploy.ops.CreateServerGroupAtomicOperation
import com.netflix.spinnaker.clouddriver.ecs.provider.agent.IamPolicyReader
import com.netflix.spinnaker.clouddriver.ecs.security.NetflixAssumeRoleEcsCredentials
import groovy.json.JsonOutput

// Input: a task role as a person chose it, and its trust policy. Answer: what GetRole is asked, and whether the deploy goes on.
return { input ->
  TaskRepository.threadLocalTask.set(new DefaultTask('1', 'x', 'x'))
  def document = URLEncoder.encode(JsonOutput.toJson(input.trust), 'UTF-8')
  def asked = null
  def iam = standIn(AmazonIdentityManagement, { call ->
    if (call.method.name != 'getRole') return null
    asked = call.arguments[0].roleName
    new GetRoleResult().withRole(new Role().withArn('arn:role').withAssumeRolePolicyDocument(document))
  })
  def operation = new CreateServerGroupAtomicOperation(new CreateServerGroupDescription(credentials: standIn(NetflixAssumeRoleEcsCredentials), availabilityZones: ['us-east-1': ['us-east-1a']]))
  operation.amazonClientProvider = standIn(AmazonClientProvider, { call -> call.method.name == 'getAmazonIdentityManagement' ? iam : null })
  operation.iamPolicyReader = new IamPolicyReader(new ObjectMapper())
  def refused = null
  try {
    operation.checkRoleTrustRelations(input.role)
  } catch (IllegalArgumentException | ClassCastException | NullPointerException problem) {
    refused = problem.class.simpleName
  }
  if (asked == null) throw new GroovyRuntimeException('GetRole was not asked')
  [asked: asked, refused: refused]
}
