import type { PrivacyRule } from './create-rule.js'
import noEagerUse from './no-eager-use.js'
import noIneffectivePrivacyCheck from './no-ineffective-privacy-check.js'
import noRevoked from './no-revoked.js'
import noUndeclared from './no-undeclared.js'
import noUnguarded from './no-unguarded.js'
import noUnknownPrivacyApi from './no-unknown-privacy-api.js'
import noUnusedDeclaration from './no-unused-declaration.js'
import requireDenialHandler from './require-denial-handler.js'
import requireFeatureCheck from './require-feature-check.js'
import requiredPrivateInfos from './required-private-infos.js'
import validGuideline from './valid-guideline.js'

export const rules: Readonly<Record<string, PrivacyRule>> = {
  'no-eager-use': noEagerUse,
  'no-ineffective-privacy-check': noIneffectivePrivacyCheck,
  'no-revoked': noRevoked,
  'no-undeclared': noUndeclared,
  'no-unguarded': noUnguarded,
  'no-unknown-privacy-api': noUnknownPrivacyApi,
  'no-unused-declaration': noUnusedDeclaration,
  'require-denial-handler': requireDenialHandler,
  'require-feature-check': requireFeatureCheck,
  'required-private-infos': requiredPrivateInfos,
  'valid-guideline': validGuideline,
}
