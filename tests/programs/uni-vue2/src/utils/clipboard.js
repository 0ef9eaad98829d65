/** The page "help", which uses it, has no popup. */
export function copy(text) {
  return new Promise((resolve, reject) => {
    // ✗ no-undeclared, no-unguarded
    uni.setClipboardData({ data: text, success: resolve, fail: reject })
  })
}
