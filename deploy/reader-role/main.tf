terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "principal" {
  description = "ARN of the identity that Shipshape runs as (its IRSA or Pod Identity role, its instance role): the only one that may assume this role."
  type        = string

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(role|user)/.+$", var.principal))
    error_message = "The principal needs to be the ARN of one role or user, without wildcards in its account."
  }
}

variable "external_id" {
  description = "What Shipshape sends when it assumes the role; the same text goes into Settings, reader role, External id of that role. Not a secret."
  type        = string

  validation {
    condition     = can(regex("^[A-Za-z0-9_+=,.@:/-]{2,1224}$", var.external_id))
    error_message = "The external id needs 2 to 1224 letters, digits, or any of _+=,.@:/-"
  }
}

variable "role_name" {
  description = "The same in every account, because Shipshape names it by a pattern."
  type        = string
  default     = "ShipshapeReader"
}

variable "permissions_boundary" {
  description = "ARN of a permissions boundary, where your organization wants one."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of the role."
  type        = map(string)
  default     = {}
}

resource "aws_iam_role" "reader" {
  name                 = var.role_name
  description          = "Shipshape reads what a deploy to ECS needs; it never writes."
  max_session_duration = 3600
  permissions_boundary = var.permissions_boundary
  tags                 = var.tags

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = var.principal }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "sts:ExternalId" = var.external_id } }
    }]
  })
}

resource "aws_iam_role_policy" "reads" {
  name   = "ShipshapeReads"
  role   = aws_iam_role.reader.id
  policy = file("${path.module}/policy.json")
}

output "role_arn" {
  description = "What Shipshape assumes in this account."
  value       = aws_iam_role.reader.arn
}
