package plan

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"spoor/internal/strictyaml"
)

// Sum returns the checksum of what the plan says, as it was written: "sha256:" and the SHA-256 of its keys as JSON, without the checksum
// itself. A plan that leaves out a default and one that writes it are two plans.
func (p Plan) Sum() string {
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // every field is a text, a number or a list of them
	}
	sum := sha256.Sum256(text)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Register returns the source of a plan with its checksum in it, and that checksum. Nothing else of the source changes.
func Register(source []byte) (registered []byte, sum string, err error) {
	var p Plan
	if problems := strictyaml.Decode("", source, &p); len(problems) > 0 {
		return nil, "", problems
	}
	sum = p.Sum()
	registered, err = strictyaml.Edit(source, strictyaml.Keys(Plan{}), []strictyaml.Change{{Path: []string{"checksum"}, Value: sum}})
	return registered, sum, err
}
