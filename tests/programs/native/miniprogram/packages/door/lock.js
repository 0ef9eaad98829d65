const SERVICE = '0000FFE0-0000-1000-8000-00805F9B34FB'

function createLock() {
  return {
    start: (onFound) => wx.startBluetoothDevicesDiscovery({ services: [SERVICE], success: onFound }),
    stop: () => wx.stopBluetoothDevicesDiscovery(),
  }
}

module.exports = { createLock }
