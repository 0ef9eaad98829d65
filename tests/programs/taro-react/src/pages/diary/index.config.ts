export default definePageConfig({
  navigationBarTitleText: '猫咪日记',
  // ✗ no-ineffective-privacy-check: a page has no such switch
  __usePrivacyCheck__: true,
})
