const ROW = 96
const canvas = wx.createCanvas()
const pen = canvas.getContext('2d')
const waiting = new Set()
let rows = []

// Each row of the screen is a text and what a tap on it does.
function show(...shown) {
  rows = shown
  pen.clearRect(0, 0, canvas.width, canvas.height)
  rows.forEach(([text], row) => pen.fillText(text, 24, (row + 0.5) * ROW))
}

function showGame(name) {
  show([`你好，${name}`], ['用我的昵称', useNickname])
}

function useNickname() {
  wx.getUserInfo({
    success: ({ userInfo }) => showGame(userInfo.nickName),
    fail: () => showGame('游客'),
  })
}

// A canvas has no agree button: `resolve` is told within the tap, without buttonId.
function agree() {
  waiting.forEach((resolve) => resolve({ event: 'agree' }))
  waiting.clear()
}

function refuse() {
  waiting.forEach((resolve) => resolve({ event: 'disagree' }))
  waiting.clear()
}

function askConsent() {
  show(
    ['使用昵称前，请阅读并同意'],
    ['《用户隐私保护指引》', () => wx.openPrivacyContract()],
    ['同意', agree],
    ['拒绝', refuse],
  )
}

if (wx.onNeedPrivacyAuthorization) {
  wx.onNeedPrivacyAuthorization((resolve) => {
    waiting.add(resolve)
    askConsent()
  })
}

wx.onTouchEnd(({ changedTouches: [touch] }) => {
  const [, run] = rows[Math.floor(touch.clientY / ROW)] ?? []
  if (run) run()
})

showGame('游客')
