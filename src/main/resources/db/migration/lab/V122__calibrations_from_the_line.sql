-- Calibrations that an analyzer tells of; the same one told again is one.
alter table lab.calibration add column message bigint;
create unique index calibration_told on lab.calibration (analyzer, test, lot, calibrated_at) where message is not null;
