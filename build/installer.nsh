; Included by electron-builder: what an uninstall takes away beside the program. The name is the app's user model id.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "app.inglenook.desktop"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "app.inglenook.desktop"
  ${endIf}
!macroend
