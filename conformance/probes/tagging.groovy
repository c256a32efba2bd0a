import com.amazonaws.services.ecs.AmazonECS
import com.amazonaws.services.ecs.model.ListAccountSettingsResult
import com.amazonaws.services.ecs.model.Setting
import com.netflix.spinnaker.clouddriver.ecs.deploy.description.CreateServerGroupDescription
import com.netflix.spinnaker.clouddriver.ecs.deploy.ops.CreateServerGroupAtomicOperation

// Input: the pages of ListAccountSettings. Answer: whether Clouddriver believes that it may tag.
if (!CreateServerGroupAtomicOperation.declaredMethods.any { it.name == 'isTaggingEnabled' }) return null
return { input ->
  def pageAt = { int index -> new ListAccountSettingsResult().withSettings(input[index].collect { new Setting().withName(it.name).withValue(it.value) }).withNextToken(index + 1 < input.size() ? "${index + 1}" : null) }
  def ecs = standIn(AmazonECS, { call -> call.method.name == 'listAccountSettings' ? pageAt((call.arguments[0].nextToken ?: '0') as int) : null })
  new CreateServerGroupAtomicOperation(new CreateServerGroupDescription()).isTaggingEnabled(ecs)
}
