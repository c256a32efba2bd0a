import com.amazonaws.services.ecs.model.Service
import com.amazonaws.services.elasticloadbalancingv2.model.DescribeTargetGroupsResult
import com.amazonaws.services.elasticloadbalancingv2.model.TargetGroup
import com.netflix.spinnaker.clouddriver.aws.security.AmazonClientProvider
import com.netflix.spinnaker.clouddriver.data.task.DefaultTask
import com.netflix.spinnaker.clouddriver.data.task.TaskRepository
import com.netflix.spinnaker.clouddriver.ecs.deploy.description.CreateServerGroupDescription
import com.netflix.spinnaker.clouddriver.ecs.deploy.ops.CreateServerGroupAtomicOperation
import com.netflix.spinnaker.clouddriver.ecs.security.NetflixAssumeRoleEcsCredentials

// Input: the account of a service behind a load balancer. Answer: the roles that ECS and Application Auto Scaling get.
def make = CreateServerGroupAtomicOperation.declaredMethods.find { it.name == 'makeServiceRequest' }
if (!((make.parameterTypes as List) in [[String, String, String, Integer], [String, String, Integer]])) return null
return { input ->
  TaskRepository.threadLocalTask.set(new DefaultTask('1', 'x', 'x'))
  def credentials = standIn(NetflixAssumeRoleEcsCredentials, { call -> input[call.method.name[3].toLowerCase() + call.method.name.substring(4)] })
  def registered = null
  def client = { Class type -> standIn(type, { call ->
    if (call.method.name == 'describeTargetGroups') return new DescribeTargetGroupsResult().withTargetGroups(new TargetGroup().withTargetGroupArn('arn:target'))
    if (call.method.name == 'registerScalableTarget') registered = call.arguments[0]
    call.method.name.startsWith('describe') ? call.method.returnType.getDeclaredConstructor().newInstance() : null
  }) }
  def clients = standIn(AmazonClientProvider, { call -> client(call.method.returnType) })
  def description = new CreateServerGroupDescription(credentials: credentials, application: 'app', ecsClusterName: 'main', targetGroup: 'app', containerPort: 80, availabilityZones: ['us-east-1': ['us-east-1a']], capacity: [min: 1, max: 2, desired: 1], placementStrategySequence: [])
  def operation = new CreateServerGroupAtomicOperation(description)
  operation.amazonClientProvider = clients
  def arguments = make.parameterCount == 4 ? ['task:1', operation.inferAssumedRoleArn(credentials), 'app-v000', 1] : ['task:1', 'app-v000', 1]
  make.accessible = true
  def service = make.invoke(operation, arguments as Object[])
  operation.registerAutoScalingGroup(credentials, new Service().withServiceName('app-v000'), null)
  [service: service.role, scalableTarget: registered.roleARN]
}
