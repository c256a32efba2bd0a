import com.netflix.spinnaker.clouddriver.aws.security.NetflixAmazonCredentials
import com.netflix.spinnaker.clouddriver.ecs.deploy.description.CreateServerGroupDescription
import com.netflix.spinnaker.clouddriver.ecs.deploy.ops.CreateServerGroupAtomicOperation
import com.netflix.spinnaker.clouddriver.ecs.security.NetflixAssumeRoleEcsCredentials

// Input: assumeRole and accountId of an account. Answer: the ARN that is passed as execution role on Fargate.
return { input ->
  def credentials = standIn(NetflixAssumeRoleEcsCredentials, { call -> input[call.method.name[3].toLowerCase() + call.method.name.substring(4)] })
  new CreateServerGroupAtomicOperation(new CreateServerGroupDescription()).inferAssumedRoleArn(credentials)
}
