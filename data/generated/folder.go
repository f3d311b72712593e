package generated

import (
	"os"
	"path/filepath"
)

// File is the file of answers within the folder of a survey.
const File = "waves/w/answers.csv"

// WriteFolder writes the folder of a survey.
func (o Options) WriteFolder(folder string) error {
	if err := os.MkdirAll(filepath.Join(folder, "waves", "w"), 0o755); err != nil {
		return err
	}
	for name, content := range map[string]string{"codebook.yaml": Codebook, "waves/w/wave.yaml": o.Wave("answers.csv")} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o644); err != nil {
			return err
		}
	}
	file, err := os.Create(filepath.Join(folder, File))
	if err != nil {
		return err
	}
	err = o.WriteCSV(file)
	if closing := file.Close(); err == nil {
		err = closing
	}
	return err
}
