import com.fasterxml.jackson.databind.ObjectMapper
import com.netflix.spinnaker.clouddriver.ecs.provider.agent.IamPolicyReader
import groovy.json.JsonOutput

// Input: a trust policy, or a text in its place. Answer: the pairs that Clouddriver keeps.
def reader = new IamPolicyReader(new ObjectMapper())
return { input ->
  def text = input instanceof String ? input : JsonOutput.toJson(input)
  reader.getTrustedEntities(URLEncoder.encode(text, 'UTF-8')).collect { [type: it.type, value: it.value] }.sort { "${it.type} ${it.value}" }
}
