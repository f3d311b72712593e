package waves

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"spoor/analysis/aggregate"
	"spoor/data"
	"spoor/internal/study"
	"spoor/internal/study/members"
	"spoor/reports/share"
)

// PoolRequest asks to add aggregates up to a wave.
type PoolRequest struct {
	Aggregates []study.File // of members, as [study.Share] makes them
	ID         string       // of the wave
	Label      string       // of the wave; "" for its id
	Year       int          // in which the answers were given; 0 where it is not known
	Lang       data.Lang
}

// Pooled is a pool, and the wave that it becomes.
type Pooled struct {
	Pool    aggregate.Pool
	Files   []study.File // of the wave, in the folder of the survey
	Account string       // what is in it, and what is not for others
}

// PoolRecordName is the name of the file, in the folder of a pooled wave, by which the next pool is checked.
const PoolRecordName = "pool.json"

// Pool adds the aggregates of members up to a new wave of the survey. It is refused where adding and subtracting the earlier
// pools of the survey would show what one or two members answered. Nothing is written.
func Pool(ctx context.Context, source study.Source, request PoolRequest) (Pooled, error) {
	survey, err := source.Survey()
	if err != nil {
		return Pooled{}, err
	}
	var aggregates []aggregate.Aggregate
	for _, file := range request.Aggregates {
		read, err := members.ParseAggregate(file)
		if err != nil {
			return Pooled{}, err
		}
		aggregates = append(aggregates, read)
	}
	var pooled Pooled
	if pooled.Pool, err = aggregate.NewPool(survey.Codebook, aggregates); err != nil {
		return Pooled{}, study.Unusable{Err: err}
	}
	if err := besideEarlier(ctx, source, survey, pooled.Pool, request.ID); err != nil {
		return Pooled{}, err
	}
	if pooled.Files, err = request.files(pooled.Pool, survey.Codebook); err != nil {
		return Pooled{}, err
	}
	pooled.Account = share.Pooled(pooled.Pool, PoolRecordName, request.Lang)
	return pooled, ctx.Err()
}

// besideEarlier checks that the wave is new, and that the pools of the survey do not tell too much beside this one, each apart
// nor together.
func besideEarlier(ctx context.Context, source study.Source, survey *data.Survey, pool aggregate.Pool, id string) error {
	var earlier []aggregate.Record
	for _, wave := range survey.Waves {
		if err := ctx.Err(); err != nil {
			return err
		}
		if wave.ID == id {
			return study.Refuse("%s has a wave %s already; give another --id", cmp.Or(source.Place, "the survey"), wave.ID)
		}
		name := path.Join("waves", wave.ID, cmp.Or(wave.Pool, PoolRecordName))
		place, content, err := source.Beside(name)
		switch {
		case errors.Is(err, fs.ErrNotExist) && (wave.Pool != "" || share.IsPool(wave.Source)):
			return study.Unusable{Err: fmt.Errorf("%s is not there, and wave %s is a pool: without the record of who is in it nobody can tell whether this pool gives a member away; put it back, or take the wave out of the survey", place, wave.ID)}
		case errors.Is(err, fs.ErrNotExist):
			continue
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", place, err)
		}
		record, err := aggregate.ParseRecord(content)
		if err != nil {
			return study.Unusable{Err: fmt.Errorf("%s: %w", place, err)}
		}
		if err := pool.Beside(record); err != nil {
			return fmt.Errorf("beside wave %s: %w", wave.ID, err)
		}
		earlier = append(earlier, record)
	}
	return pool.Combined(earlier)
}

// files returns the files of the wave.
func (r PoolRequest) files(pool aggregate.Pool, codebook data.Codebook) ([]study.File, error) {
	label := r.Label
	if label == "" {
		label = r.ID
	}
	members := len(pool.Members)
	wave := data.Wave{
		ID: r.ID, Label: data.Text{NL: label, EN: label}, Provenance: data.Observed, Fieldwork: data.Fieldwork{Year: r.Year},
		Source: share.PoolSource(members), Population: share.PoolPopulation(members),
		Counts: []data.WaveFile{{Name: "counts.csv", Items: pool.Items()}}, Pool: PoolRecordName,
	}
	if err := readsBack(wave, codebook); err != nil {
		return nil, err
	}
	description, err := wave.YAML()
	if err != nil {
		return nil, err
	}
	frame, err := pool.Frame(codebook)
	if err != nil {
		return nil, err
	}
	counts, err := frame.CSV("counts of the pool")
	if err != nil {
		return nil, err
	}
	record, err := pool.JSON()
	if err != nil {
		return nil, err
	}
	folder := path.Join("waves", r.ID)
	return []study.File{{Name: path.Join(folder, waveFile), Content: description}, {Name: path.Join(folder, "counts.csv"), Content: counts}, {Name: path.Join(folder, PoolRecordName), Content: record}}, nil
}
