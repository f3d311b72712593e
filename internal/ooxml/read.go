package ooxml

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// The most that is read of a package from elsewhere.
const (
	mostFiles = 4000
	mostBytes = 64 << 20 // of all files together, unpacked
)

// Read returns the files of a package by name. The error says that the content is none, or that it is too large.
func Read(content []byte) (map[string][]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, errors.New("it is no Office document: it cannot be opened as a zip file")
	}
	if len(archive.File) > mostFiles {
		return nil, fmt.Errorf("it has %d files within it; at most %d are read", len(archive.File), mostFiles)
	}
	files, left := map[string][]byte{}, int64(mostBytes)
	for _, file := range archive.File {
		if strings.HasSuffix(file.Name, "/") {
			continue
		}
		opened, err := file.Open()
		if err != nil {
			return nil, fmt.Errorf("%s within it: %w", file.Name, err)
		}
		read, err := io.ReadAll(io.LimitReader(opened, left+1))
		if err == nil {
			err = opened.Close()
		}
		if err != nil {
			return nil, fmt.Errorf("%s within it: %w", file.Name, err)
		}
		if left -= int64(len(read)); left < 0 {
			return nil, fmt.Errorf("it is larger than %d MB unpacked", mostBytes>>20)
		}
		files[strings.TrimPrefix(file.Name, "/")] = read
	}
	return files, nil
}

// Relationships returns the relationships of a part among the files of a package, their targets as paths within it. There are none where
// they cannot be read.
func Relationships(files map[string][]byte, part string) []Relationship {
	var found struct {
		Relationships []struct {
			ID     string `xml:"Id,attr"`
			Type   string `xml:"Type,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	if err := xml.Unmarshal(files[relationshipsOf(part)], &found); err != nil {
		return nil
	}
	var relationships []Relationship
	for _, r := range found.Relationships {
		one := Relationship{ID: r.ID, Kind: r.Type, Target: r.Target, External: r.Mode == "External"}
		switch {
		case one.External:
		case strings.HasPrefix(r.Target, "/"):
			one.Target = strings.TrimPrefix(path.Clean(r.Target), "/")
		default:
			one.Target = path.Join(path.Dir(part), r.Target)
		}
		relationships = append(relationships, one)
	}
	return relationships
}

// Types returns what says of a part of a package what it is, by the list of types in it.
func Types(content []byte) func(part string) string {
	var list struct {
		Default []struct {
			Extension   string `xml:"Extension,attr"`
			ContentType string `xml:"ContentType,attr"`
		} `xml:"Default"`
		Override []struct {
			PartName    string `xml:"PartName,attr"`
			ContentType string `xml:"ContentType,attr"`
		} `xml:"Override"`
	}
	if err := xml.Unmarshal(content, &list); err != nil {
		return func(string) string { return "application/xml" }
	}
	return func(part string) string {
		for _, one := range list.Override {
			if strings.EqualFold(one.PartName, "/"+part) {
				return one.ContentType
			}
		}
		for _, one := range list.Default {
			if strings.EqualFold("."+one.Extension, path.Ext(part)) {
				return one.ContentType
			}
		}
		return "application/xml"
	}
}
