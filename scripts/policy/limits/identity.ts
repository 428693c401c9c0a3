import { arn, https } from './forms.ts';
import { all, items, type LimitsOfTypes, like, long, oneOf, whole } from './limit.ts';

const roleName = like(/^[\w+=,.@-]{1,64}$/, 'at most 64 letters, digits and +=,.@-_');
const callback = like(
  /^https:\/\/[^\s#]+$|^http:\/\/localhost(:\d+)?(\/\S*)?$|^[a-z][a-z0-9.+-]*:\/\/(?!.*#)\S*$|\$\{/,
  'an address that begins with https:// and has no #',
);
const notPlain = like(/^(?!http:\/\/(?!localhost))/, 'an address that begins with https://');

/** AWS IAM and Amazon Cognito: their quotas and API references. */
export const identity: LimitsOfTypes = {
  'AWS::IAM::Role': {
    RoleName: roleName,
    MaxSessionDuration: whole(3600, 43_200, 's'),
    Description: long(0, 1000),
    ManagedPolicyArns: items(0, 20),
    'ManagedPolicyArns.*': like(
      /^arn:aws(-[a-z]+)*:iam::(aws|\d{12}):policy\/\S+$|\$\{/,
      'the ARN of a policy: `arn:aws:iam::aws:policy/...`',
    ),
    Path: like(/^\/$|^\/.*\/$/, 'a path that begins and ends with /'),
  },
  'AWS::IAM::Policy': { PolicyName: like(/^[\w+=,.@-]{1,128}$/, 'at most 128 letters, digits and +=,.@-_') },
  'AWS::IAM::ManagedPolicy': {
    ManagedPolicyName: like(/^[\w+=,.@-]{1,128}$/, 'at most 128 letters, digits and +=,.@-_'),
  },
  'AWS::IAM::OIDCProvider': {
    Url: https,
    'ThumbprintList.*': like(/^[0-9a-fA-F]{40}$/, '40 hexadecimal digits'),
    ClientIdList: items(1, 100),
  },
  'AWS::Cognito::UserPool': {
    'Policies.PasswordPolicy.MinimumLength': whole(8, 99, 'characters'),
    'Policies.PasswordPolicy.TemporaryPasswordValidityDays': whole(1, 365, 'days'),
    'Policies.PasswordPolicy.PasswordHistorySize': whole(0, 24),
    'AdminCreateUserConfig.InviteMessageTemplate.EmailMessage': like(
      /\{username\}[\s\S]*\{####\}|\{####\}[\s\S]*\{username\}/,
      'text with {username} and {####}',
    ),
    MfaConfiguration: oneOf('OFF', 'ON', 'OPTIONAL'),
    'EnabledMfas.*': oneOf('SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'WEB_AUTHN'),
    'AliasAttributes.*': oneOf('phone_number', 'email', 'preferred_username'),
    'UsernameAttributes.*': oneOf('phone_number', 'email'),
    'AutoVerifiedAttributes.*': oneOf('phone_number', 'email'),
    Schema: items(0, 50),
    'Schema.*.Name': long(1, 20),
    'Schema.*.AttributeDataType': oneOf('String', 'Number', 'DateTime', 'Boolean'),
    DeletionProtection: oneOf('ACTIVE', 'INACTIVE'),
    UserPoolTier: oneOf('LITE', 'ESSENTIALS', 'PLUS'),
    'UserPoolAddOns.AdvancedSecurityMode': oneOf('OFF', 'AUDIT', 'ENFORCED'),
    'AccountRecoverySetting.RecoveryMechanisms.*.Name': oneOf('verified_email', 'verified_phone_number', 'admin_only'),
    'AccountRecoverySetting.RecoveryMechanisms.*.Priority': whole(1, 2),
  },
  'AWS::Cognito::UserPoolClient': {
    'AllowedOAuthFlows.*': oneOf('code', 'client_credentials'),
    'ExplicitAuthFlows.*': oneOf(
      'ALLOW_USER_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_ADMIN_USER_PASSWORD_AUTH',
      'ALLOW_CUSTOM_AUTH',
      'ALLOW_USER_SRP_AUTH',
      'ALLOW_REFRESH_TOKEN_AUTH',
    ),
    'CallbackURLs.*': all(callback, notPlain),
    'LogoutURLs.*': all(callback, notPlain),
    CallbackURLs: items(1, 100),
    'SupportedIdentityProviders.*': long(1, 32),
    AuthSessionValidity: whole(3, 15, 'minutes'),
    PreventUserExistenceErrors: oneOf('ENABLED'),
    'TokenValidityUnits.*': oneOf('seconds', 'minutes', 'hours', 'days'),
    ClientName: like(/^[\w\s+=,.@-]{1,128}$/, 'at most 128 letters, digits, spaces and +=,.@-_'),
  },
  'AWS::Cognito::UserPoolGroup': {
    Precedence: whole(0, 2_147_483_647),
    GroupName: like(/^[^\s]{1,128}$/, 'at most 128 characters without spaces'),
  },
  'AWS::Cognito::UserPoolDomain': {
    Domain: like(
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$|\.|\$\{/,
      'lower-case letters, digits and -, without the words aws, amazon, cognito',
    ),
    ManagedLoginVersion: oneOf(1, 2),
  },
  'AWS::Cognito::UserPoolResourceServer': {
    'Scopes.*.ScopeName': like(/^[\x21\x23-\x2e\x30-\x5b\x5d-\x7e]{1,256}$/, 'a name without spaces and /'),
  },
  'AWS::Cognito::IdentityPool': { AllowUnauthenticatedIdentities: oneOf(false), 'OpenIdConnectProviderARNs.*': arn },
};
