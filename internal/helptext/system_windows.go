package helptext

import "golang.org/x/sys/windows"

// preferred is the language in which the user reads Windows, such as nl-NL.
func preferred() string {
	names, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil || len(names) == 0 {
		return ""
	}
	return names[0]
}
