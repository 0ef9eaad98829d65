export default defineAppConfig({
  pages: ['pages/slot/index', 'pages/lost/index', 'pages/harsh/index', 'pages/silent/index'],
  permission: {
    'scope.userLocation': { desc: '用于查找你附近的领养站' },
  },
  requiredPrivateInfos: ['getLocation'],
  // ✗ no-ineffective-privacy-check: it does not switch anything off
  __usePrivacyCheck__: false,
})
