import type { PrivacyRule } from './create-rule.js'
import noEagerUse from './no-eager-use.js'
import noExitOnDisagree from './no-exit-on-disagree.js'
import noIneffectivePrivacyCheck from './no-ineffective-privacy-check.js'
import noMultipleListeners from './no-multiple-listeners.js'
import noRevoked from './no-revoked.js'
import noSingleResolveSlot from './no-single-resolve-slot.js'
import noUndeclared from './no-undeclared.js'
import noUnguarded from './no-unguarded.js'
import noUnknownPrivacyApi from './no-unknown-privacy-api.js'
import noUnusedDeclaration from './no-unused-declaration.js'
import requireAgreeButton from './require-agree-button.js'
import requireDenialHandler from './require-denial-handler.js'
import requireFeatureCheck from './require-feature-check.js'
import requireResolve from './require-resolve.js'
import requiredPrivateInfos from './required-private-infos.js'
import validAgreeButton from './valid-agree-button.js'
import validGuideline from './valid-guideline.js'
import validResolve from './valid-resolve.js'

export const rules: Readonly<Record<string, PrivacyRule>> = {
  'no-eager-use': noEagerUse,
  'no-exit-on-disagree': noExitOnDisagree,
  'no-ineffective-privacy-check': noIneffectivePrivacyCheck,
  'no-multiple-listeners': noMultipleListeners,
  'no-revoked': noRevoked,
  'no-single-resolve-slot': noSingleResolveSlot,
  'no-undeclared': noUndeclared,
  'no-unguarded': noUnguarded,
  'no-unknown-privacy-api': noUnknownPrivacyApi,
  'no-unused-declaration': noUnusedDeclaration,
  'require-agree-button': requireAgreeButton,
  'require-denial-handler': requireDenialHandler,
  'require-feature-check': requireFeatureCheck,
  'require-resolve': requireResolve,
  'required-private-infos': requiredPrivateInfos,
  'valid-agree-button': validAgreeButton,
  'valid-guideline': validGuideline,
  'valid-resolve': validResolve,
}
