{{- define "shipshape.name" -}}
{{- if contains "shipshape" .Release.Name }}{{ .Release.Name | trunc 50 | trimSuffix "-" }}{{ else }}{{ printf "%s-shipshape" (.Release.Name | trunc 40 | trimSuffix "-") }}{{ end }}
{{- end }}

{{- define "shipshape.selector" -}}
app.kubernetes.io/name: shipshape
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "shipshape.labels" -}}
{{ include "shipshape.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end }}

{{- define "shipshape.serviceAccount" -}}
{{- if .Values.serviceAccount.create }}{{ .Values.serviceAccount.name | default (include "shipshape.name" .) }}{{ else }}{{ .Values.serviceAccount.name | default "default" }}{{ end }}
{{- end }}

{{- define "shipshape.secret" -}}
{{- .Values.secrets.existing | default (include "shipshape.name" .) }}
{{- end }}

{{- /* The keys of the secret, and the variable that each is the file of. */}}
{{- define "shipshape.secretEnv" -}}
{{- $variables := dict "database-url" "DATABASE_URL" "shipshape-secret" "SHIPSHAPE_SECRET" "shipshape-token" "SHIPSHAPE_TOKEN" "oidc-client-secret" "SHIPSHAPE_OIDC_CLIENT_SECRET" "clouddriver-authorization" "SHIPSHAPE_CLOUDDRIVER_AUTHORIZATION" }}
{{- $held := ternary .Values.secrets.has (keys .Values.secrets.values | sortAlpha) (ne .Values.secrets.existing "") }}
{{- if not (has "database-url" $held) }}{{ fail "secrets: database-url is missing. Name a Secret that has it (secrets.existing, secrets.has), or give it (secrets.values.database-url)." }}{{ end }}
{{- if and .Values.oidc.issuer (not (has "oidc-client-secret" $held)) }}{{ fail "secrets: oidc-client-secret is missing, and oidc.issuer is set." }}{{ end }}
{{- range $held }}
- name: {{ get $variables . }}_FILE
  value: /run/secrets/shipshape/{{ . }}
{{- end }}
{{- end }}

{{- define "shipshape.env" -}}
{{- $all := dict
  "HOST" .Values.host
  "SHIPSHAPE_URL" .Values.url
  "SHIPSHAPE_TRUST_PROXY" (.Values.trustedProxies | toString)
  "SHIPSHAPE_LOG_LEVEL" .Values.logLevel
  "SHIPSHAPE_PASSWORDS" .Values.passwords
  "SHIPSHAPE_PRIVATE_WEBHOOKS" .Values.privateWebhooks
  "SHIPSHAPE_OIDC_ISSUER" .Values.oidc.issuer
  "SHIPSHAPE_OIDC_CLIENT_ID" .Values.oidc.clientId
  "SHIPSHAPE_OIDC_NAME" .Values.oidc.name
  "SHIPSHAPE_OIDC_SCOPES" .Values.oidc.scopes
  "SHIPSHAPE_OIDC_GROUPS_CLAIM" .Values.oidc.groupsClaim
  "SHIPSHAPE_OIDC_ACCESS" .Values.oidc.access
  "SHIPSHAPE_OIDC_DOMAINS" .Values.oidc.domains
  "SHIPSHAPE_ROLES" .Values.aws.roles
  "SHIPSHAPE_PROFILES" .Values.aws.profiles
  "AWS_REGION" .Values.aws.region
}}
{{- range $name, $value := $all }}
{{- if $value }}
- name: {{ $name }}
  value: {{ $value | quote }}
{{- end }}
{{- end }}
{{- include "shipshape.secretEnv" . }}
{{- with .Values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- /* A Deployment of one part: dict "root" $ "part" "web". */}}
{{- define "shipshape.deployment" -}}
{{- $root := .root }}
{{- $values := get .root.Values .part }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "shipshape.name" .root }}-{{ .part }}
  labels:
    {{- include "shipshape.labels" .root | nindent 4 }}
    app.kubernetes.io/component: {{ .part }}
spec:
  replicas: {{ $values.replicas }}
  selector:
    matchLabels:
      {{- include "shipshape.selector" .root | nindent 6 }}
      app.kubernetes.io/component: {{ .part }}
  template:
    metadata:
      labels:
        {{- include "shipshape.labels" .root | nindent 8 }}
        app.kubernetes.io/component: {{ .part }}
        {{- with .root.Values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- if or .root.Values.podAnnotations (not .root.Values.secrets.existing) }}
      annotations:
        {{- if not .root.Values.secrets.existing }}
        checksum/secret: {{ toJson .root.Values.secrets.values | sha256sum }}
        {{- end }}
        {{- with .root.Values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      {{- end }}
    spec:
      serviceAccountName: {{ include "shipshape.serviceAccount" .root }}
      automountServiceAccountToken: false
      enableServiceLinks: false
      terminationGracePeriodSeconds: 30
      {{- with .root.Values.imagePullSecrets }}
      imagePullSecrets:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      securityContext:
        runAsNonRoot: true
        runAsUser: 10001
        runAsGroup: 10001
        fsGroup: 10001
        seccompProfile:
          type: RuntimeDefault
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector:
            matchLabels:
              {{- include "shipshape.selector" .root | nindent 14 }}
              app.kubernetes.io/component: {{ .part }}
      {{- range $field := list "nodeSelector" "tolerations" "affinity" }}
      {{- with get $root.Values $field }}
      {{ $field }}:
        {{- toYaml . | nindent 8 }}
      {{- end }}
      {{- end }}
      containers:
        - name: shipshape
          image: "{{ .root.Values.image.repository }}:{{ .root.Values.image.tag | default .root.Chart.AppVersion }}"
          imagePullPolicy: {{ .root.Values.image.pullPolicy }}
          env:
            - name: SHIPSHAPE_ROLE
              value: {{ .part }}
            {{- include "shipshape.env" .root | trim | nindent 12 }}
          ports:
            - name: http
              containerPort: 3000
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          startupProbe:
            httpGet: { path: /readyz, port: http }
            periodSeconds: 2
            timeoutSeconds: 5
            failureThreshold: 60
          readinessProbe:
            httpGet: { path: /readyz, port: http }
            periodSeconds: 5
            timeoutSeconds: 5
          livenessProbe:
            httpGet: { path: /healthz, port: http }
            periodSeconds: 10
            timeoutSeconds: 5
            failureThreshold: 6
          {{- if eq .part "web" }}
          lifecycle:
            preStop:
              # Until no proxy sends it anything new.
              exec: { command: [node, -e, "setTimeout(() => undefined, 5000)"] }
          {{- end }}
          resources:
            {{- toYaml $values.resources | nindent 12 }}
          volumeMounts:
            - name: secrets
              mountPath: /run/secrets/shipshape
              readOnly: true
      volumes:
        - name: secrets
          secret:
            secretName: {{ include "shipshape.secret" .root }}
            defaultMode: 0440
{{- end }}
