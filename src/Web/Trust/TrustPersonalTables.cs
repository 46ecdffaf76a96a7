using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Trust;

/// <summary>
/// What export and erasure do with trust's tables. Nobody's file holds what others told about them. Unsubscribing takes the reporter's name and
/// address; the case itself stays, under an id that leads to nobody, until its term.
/// </summary>
internal static class TrustPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        new PersonalTable<Report>(
            "reportsMade",
            (db, person) => db.Set<Report>().Where(r => db.Set<ReportContact>().Any(c => c.ReportId == r.Id && c.AccountId == person.Id))
        )
            .Exports(
                nameof(Report.Number),
                nameof(Report.Kind),
                nameof(Report.SubjectName),
                nameof(Report.Story),
                nameof(Report.LostCents),
                nameof(Report.SharesConversation),
                nameof(Report.ReceivedAt),
                nameof(Report.ClosedAt)
            )
            .Withholds(
                nameof(Report.Id),
                nameof(Report.SecretHash),
                nameof(Report.SubjectId),
                nameof(Report.Place),
                nameof(Report.PlaceId),
                nameof(Report.OpenedAt),
                nameof(Report.WaitsUntil),
                nameof(Report.DecisionId),
                nameof(Report.ErasureAskedById),
                nameof(Report.EvidenceErasedAt),
                nameof(Report.Version)
            )
            .Keeps(
                nameof(Report.Id),
                nameof(Report.Number),
                nameof(Report.SecretHash),
                nameof(Report.Kind),
                nameof(Report.SubjectName),
                nameof(Report.SubjectId),
                nameof(Report.Place),
                nameof(Report.PlaceId),
                nameof(Report.Story),
                nameof(Report.LostCents),
                nameof(Report.SharesConversation),
                nameof(Report.ReceivedAt),
                nameof(Report.OpenedAt),
                nameof(Report.WaitsUntil),
                nameof(Report.DecisionId),
                nameof(Report.ClosedAt),
                nameof(Report.ErasureAskedById),
                nameof(Report.EvidenceErasedAt),
                nameof(Report.Version)
            ),
        new PersonalTable<ReportContact>("reportContacts", (db, person) => db.Set<ReportContact>().Where(c => c.AccountId == person.Id))
            .Exports(
                nameof(ReportContact.Name),
                nameof(ReportContact.Email),
                nameof(ReportContact.ConfirmedAt),
                nameof(ReportContact.Language)
            )
            .Withholds(nameof(ReportContact.ReportId), nameof(ReportContact.AccountId), nameof(ReportContact.OriginHash))
            .Blanks(
                contact => (contact.Name, contact.Email, contact.ConfirmedAt, contact.OriginHash) = (null, null, null, null),
                nameof(ReportContact.Name),
                nameof(ReportContact.Email),
                nameof(ReportContact.ConfirmedAt),
                nameof(ReportContact.OriginHash)
            )
            .Keeps(nameof(ReportContact.ReportId), nameof(ReportContact.AccountId), nameof(ReportContact.Language)),
        new PersonalTable<ReportEvidence>(
            "reportEvidence",
            (db, person) =>
                db.Set<ReportEvidence>()
                    .Where(e =>
                        (e.Source == EvidenceSource.File || e.Source == EvidenceSource.Said)
                        && db.Set<ReportContact>().Any(c => c.ReportId == e.ReportId && c.AccountId == person.Id)
                    )
        )
            .Exports(
                nameof(ReportEvidence.Source),
                nameof(ReportEvidence.ContentType),
                nameof(ReportEvidence.Bytes),
                nameof(ReportEvidence.Words),
                nameof(ReportEvidence.SaidOn)
            )
            .Withholds(nameof(ReportEvidence.Id), nameof(ReportEvidence.ReportId), nameof(ReportEvidence.StorageKey))
            .Keeps(
                nameof(ReportEvidence.Id),
                nameof(ReportEvidence.ReportId),
                nameof(ReportEvidence.Source),
                nameof(ReportEvidence.StorageKey),
                nameof(ReportEvidence.ContentType),
                nameof(ReportEvidence.Bytes),
                nameof(ReportEvidence.Words),
                nameof(ReportEvidence.SaidOn)
            ),
        // The hour, and who decided, would lead to people; the day and the words stand in the statement.
        new PersonalTable<Decision>("decisions", (db, person) => db.Set<Decision>().Where(d => d.SubjectId == person.Id))
            .Exports(nameof(Decision.Outcome), nameof(Decision.Reason))
            .Withholds(
                nameof(Decision.Id),
                nameof(Decision.SubjectId),
                nameof(Decision.DecidedById),
                nameof(Decision.At),
                nameof(Decision.Words),
                nameof(Decision.WasBadFaith),
                nameof(Decision.WasFraud)
            )
            .Keeps(
                nameof(Decision.Id),
                nameof(Decision.SubjectId),
                nameof(Decision.DecidedById),
                nameof(Decision.At),
                nameof(Decision.Outcome),
                nameof(Decision.Reason),
                nameof(Decision.Words),
                nameof(Decision.WasBadFaith),
                nameof(Decision.WasFraud)
            ),
        new PersonalTable<Measure>("measures", (db, person) => db.Set<Measure>().Where(m => m.AccountId == person.Id))
            .Exports(nameof(Measure.Kind), nameof(Measure.IsAutomatic), nameof(Measure.EndsAt))
            .Withholds(
                nameof(Measure.Id),
                nameof(Measure.AccountId),
                nameof(Measure.DecisionId),
                nameof(Measure.StatementId),
                nameof(Measure.StartsAt),
                nameof(Measure.EndedAt),
                nameof(Measure.OwnerHides),
                nameof(Measure.RemovedContent)
            )
            .Blanks(measure => measure.RemovedContent = null, nameof(Measure.RemovedContent))
            .Keeps(
                nameof(Measure.Id),
                nameof(Measure.AccountId),
                nameof(Measure.Kind),
                nameof(Measure.IsAutomatic),
                nameof(Measure.DecisionId),
                nameof(Measure.StatementId),
                nameof(Measure.StartsAt),
                nameof(Measure.EndsAt),
                nameof(Measure.EndedAt),
                nameof(Measure.OwnerHides)
            ),
        new PersonalTable<MeasureEffect>(
            "measureEffects",
            (db, person) => db.Set<MeasureEffect>().Where(e => db.Set<Measure>().Any(m => m.Id == e.MeasureId && m.AccountId == person.Id))
        )
            .Exports(nameof(MeasureEffect.Name))
            .Withholds(
                nameof(MeasureEffect.MeasureId),
                nameof(MeasureEffect.DoneAt),
                nameof(MeasureEffect.Attempts),
                nameof(MeasureEffect.LastError)
            )
            .Keeps(
                nameof(MeasureEffect.MeasureId),
                nameof(MeasureEffect.Name),
                nameof(MeasureEffect.DoneAt),
                nameof(MeasureEffect.Attempts),
                nameof(MeasureEffect.LastError)
            ),
        new PersonalTable<Statement>(
            "statements",
            (db, person) => db.Set<Statement>().Where(s => s.AccountId == person.Id && s.HeldUntil == null)
        )
            .Exports(
                nameof(Statement.Day),
                nameof(Statement.IsAutomatic),
                nameof(Statement.Title),
                nameof(Statement.Text),
                nameof(Statement.Language),
                nameof(Statement.ReadAt),
                nameof(Statement.AppealUntil)
            )
            .Withholds(nameof(Statement.Id), nameof(Statement.AccountId), nameof(Statement.HeldUntil))
            .Keeps(
                nameof(Statement.Id),
                nameof(Statement.AccountId),
                nameof(Statement.Day),
                nameof(Statement.IsAutomatic),
                nameof(Statement.Title),
                nameof(Statement.Text),
                nameof(Statement.Language),
                nameof(Statement.HeldUntil),
                nameof(Statement.ReadAt),
                nameof(Statement.AppealUntil)
            ),
        new PersonalTable<Appeal>("appeals", (db, person) => db.Set<Appeal>().Where(a => a.AccountId == person.Id))
            .Exports(nameof(Appeal.Words), nameof(Appeal.At), nameof(Appeal.DecidedAt), nameof(Appeal.WasGranted), nameof(Appeal.Answer))
            .Withholds(
                nameof(Appeal.Id),
                nameof(Appeal.AccountId),
                nameof(Appeal.StatementId),
                nameof(Appeal.ReportId),
                nameof(Appeal.DecisionId),
                nameof(Appeal.DecidedById),
                nameof(Appeal.Version)
            )
            .Keeps(
                nameof(Appeal.Id),
                nameof(Appeal.AccountId),
                nameof(Appeal.StatementId),
                nameof(Appeal.ReportId),
                nameof(Appeal.DecisionId),
                nameof(Appeal.Words),
                nameof(Appeal.At),
                nameof(Appeal.DecidedAt),
                nameof(Appeal.DecidedById),
                nameof(Appeal.WasGranted),
                nameof(Appeal.Answer),
                nameof(Appeal.Version)
            ),
        new PersonalTable<Moderator>("moderator", (db, person) => db.Set<Moderator>().Where(m => m.AccountId == person.Id))
            .Exports(nameof(Moderator.NamedAt), nameof(Moderator.StoppedAt))
            .Withholds(nameof(Moderator.AccountId), nameof(Moderator.NamedById))
            .Keeps(nameof(Moderator.AccountId), nameof(Moderator.NamedById), nameof(Moderator.NamedAt), nameof(Moderator.StoppedAt)),
        // What is known to authorities is in nobody's file but of who wrote it down.
        new PersonalTable<AuthorityRecord>("authorityRecords", (db, person) => db.Set<AuthorityRecord>().Where(r => r.ById == person.Id))
            .Exports(nameof(AuthorityRecord.Act), nameof(AuthorityRecord.Day), nameof(AuthorityRecord.At))
            .Withholds(
                nameof(AuthorityRecord.Id),
                nameof(AuthorityRecord.ReportId),
                nameof(AuthorityRecord.Whom),
                nameof(AuthorityRecord.What),
                nameof(AuthorityRecord.ById)
            )
            .Keeps(
                nameof(AuthorityRecord.Id),
                nameof(AuthorityRecord.ReportId),
                nameof(AuthorityRecord.Act),
                nameof(AuthorityRecord.Whom),
                nameof(AuthorityRecord.What),
                nameof(AuthorityRecord.Day),
                nameof(AuthorityRecord.ById),
                nameof(AuthorityRecord.At)
            ),
        new PersonalTable<BannedIdentity>("bannedIdentities", (db, person) => db.Set<BannedIdentity>().Where(b => b.AccountId == person.Id))
            .Exports(nameof(BannedIdentity.BannedAt), nameof(BannedIdentity.EndsAt))
            .Withholds(nameof(BannedIdentity.Hash), nameof(BannedIdentity.AccountId))
            .Keeps(
                nameof(BannedIdentity.Hash),
                nameof(BannedIdentity.AccountId),
                nameof(BannedIdentity.BannedAt),
                nameof(BannedIdentity.EndsAt)
            ),
    ];
}
