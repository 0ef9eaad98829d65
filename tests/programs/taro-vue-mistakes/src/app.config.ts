export default defineAppConfig({
  pages: ['pages/slot/index', 'pages/harsh/index', 'pages/silent/index'],
  // ✗ required-private-infos: chooseLocation is used on the page "harsh"
  requiredPrivateInfos: [],
  // ✗ no-ineffective-privacy-check: it does not switch anything off
  __usePrivacyCheck__: false,
})
