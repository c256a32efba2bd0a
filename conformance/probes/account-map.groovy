import com.netflix.spinnaker.clouddriver.ecs.provider.view.EcsAccountMapper
import com.netflix.spinnaker.clouddriver.ecs.security.NetflixAssumeRoleEcsCredentials

// Input: ECS accounts in the order in which they load. Answer: the one that each AWS account maps to.
if (!EcsAccountMapper.metaClass.respondsTo(EcsAccountMapper, 'addMapEntry')) return null
return { input ->
  def map = new EcsAccountMapper(null, null)
  input.each { account ->
    map.addMapEntry(standIn(NetflixAssumeRoleEcsCredentials, { call -> call.method.name == 'getName' ? account.name : account.awsAccount }))
  }
  input*.awsAccount.unique().collectEntries { [it, map.fromAwsAccountNameToEcsAccountName(it)] }
}
