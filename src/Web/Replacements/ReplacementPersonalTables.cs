using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements;

/// <summary>What export and erasure do with replacements. The rows of an organisation go with it; a substitute's go with the person.</summary>
internal static class ReplacementPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<SendingService>
            .Deleted("sendingService", (db, person) => db.Set<SendingService>().Where(s => s.OrganisationId == person.Id))
            .Exports(
                nameof(SendingService.AnswerMinutes),
                nameof(SendingService.LeadHours),
                nameof(SendingService.WeekMinutes),
                nameof(SendingService.RestMinutes),
                nameof(SendingService.LateHours),
                nameof(SendingService.LateRule),
                nameof(SendingService.NoHireMonths),
                nameof(SendingService.TimeZone),
                nameof(SendingService.CreatedAt)
            )
            .Withholds(nameof(SendingService.OrganisationId)),
        PersonalTable<ListEntry>
            .Deleted("serviceLists", (db, person) => db.Set<ListEntry>().Where(e => e.OrganisationId == person.Id))
            .Exports(nameof(ListEntry.Kind), nameof(ListEntry.Name), nameof(ListEntry.IsRetired))
            .Withholds(nameof(ListEntry.Id), nameof(ListEntry.OrganisationId), nameof(ListEntry.Position)),
        PersonalTable<Substitute>
            .Deleted(
                "substitutes",
                (db, person) => db.Set<Substitute>().Where(s => s.AccountId == person.Id || s.OrganisationId == person.Id)
            )
            .Exports(
                nameof(Substitute.OrganisationId),
                nameof(Substitute.FunctionIds),
                nameof(Substitute.AgeGroupIds),
                nameof(Substitute.QualificationProof),
                nameof(Substitute.PreferredSiteIds),
                nameof(Substitute.RefusedSiteIds),
                nameof(Substitute.WeekMinutes),
                nameof(Substitute.Note),
                nameof(Substitute.AddedAt),
                nameof(Substitute.EndedAt)
            )
            .Withholds(nameof(Substitute.Id), nameof(Substitute.AccountId)),
        PersonalTable<ClientSite>
            .Deleted(
                "clientSites",
                (db, person) =>
                    db.Set<ClientSite>()
                        .Where(s =>
                            db.Set<ClientFile>().Any(f => f.Id == s.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(
                nameof(ClientSite.Name),
                nameof(ClientSite.AddressLine),
                nameof(ClientSite.PostalCode),
                nameof(ClientSite.City),
                nameof(ClientSite.Access)
            )
            .Withholds(nameof(ClientSite.Id), nameof(ClientSite.FileId)),
        PersonalTable<ReplacementRequest>
            .Deleted(
                "replacementRequests",
                (db, person) =>
                    db.Set<ReplacementRequest>()
                        .Where(r =>
                            r.OrganisationId == person.Id || db.Set<ClientFile>().Any(f => f.Id == r.FileId && f.AccountId == person.Id)
                        )
            )
            .Exports(
                nameof(ReplacementRequest.Id),
                nameof(ReplacementRequest.OrganisationId),
                nameof(ReplacementRequest.NeedsQualified),
                nameof(ReplacementRequest.WantsInterview),
                nameof(ReplacementRequest.Notes),
                nameof(ReplacementRequest.State),
                nameof(ReplacementRequest.CreatedAt),
                nameof(ReplacementRequest.SubmittedAt),
                nameof(ReplacementRequest.CancelledAt),
                nameof(ReplacementRequest.NoHireMonths),
                nameof(ReplacementRequest.LateHours),
                nameof(ReplacementRequest.LateRule),
                nameof(ReplacementRequest.WasCancelledLate)
            )
            .Withholds(
                nameof(ReplacementRequest.FileId),
                nameof(ReplacementRequest.SiteId),
                nameof(ReplacementRequest.FunctionId),
                nameof(ReplacementRequest.AgeGroupId),
                nameof(ReplacementRequest.TaskId),
                nameof(ReplacementRequest.PreferredIds),
                nameof(ReplacementRequest.CreatedById),
                nameof(ReplacementRequest.AlertedAt),
                nameof(ReplacementRequest.RepeatedNeedId),
                nameof(ReplacementRequest.Version)
            ),
        PersonalTable<RepeatedNeed>
            .Deleted(
                "repeatedNeeds",
                (db, person) =>
                    db.Set<RepeatedNeed>()
                        .Where(n =>
                            db.Set<ReplacementRequest>()
                                .Any(r =>
                                    r.Id == n.RequestId
                                    && (
                                        r.OrganisationId == person.Id
                                        || db.Set<ClientFile>().Any(f => f.Id == r.FileId && f.AccountId == person.Id)
                                    )
                                )
                        )
            )
            .Exports(
                nameof(RepeatedNeed.RequestId),
                nameof(RepeatedNeed.EveryWeeks),
                nameof(RepeatedNeed.Until),
                nameof(RepeatedNeed.CreatedAt),
                nameof(RepeatedNeed.EndedAt)
            )
            .Withholds(nameof(RepeatedNeed.Id), nameof(RepeatedNeed.NextStep), nameof(RepeatedNeed.CreatedById)),
        new PersonalTable<ReplacementDay>(
            "replacementDays",
            (db, person) =>
                db.Set<ReplacementDay>().Where(d => db.Set<Substitute>().Any(s => s.Id == d.SubstituteId && s.AccountId == person.Id))
        )
            .Exports(
                nameof(ReplacementDay.RequestId),
                nameof(ReplacementDay.Date),
                nameof(ReplacementDay.StartMinute),
                nameof(ReplacementDay.EndMinute),
                nameof(ReplacementDay.BreakMinutes)
            )
            .Withholds(
                nameof(ReplacementDay.Id),
                nameof(ReplacementDay.StartsAt),
                nameof(ReplacementDay.EndsAt),
                nameof(ReplacementDay.SubstituteId),
                nameof(ReplacementDay.FilledAt)
            )
            .Blanks(day => day.SubstituteId = null, nameof(ReplacementDay.SubstituteId))
            .Keeps(
                nameof(ReplacementDay.Id),
                nameof(ReplacementDay.RequestId),
                nameof(ReplacementDay.Date),
                nameof(ReplacementDay.StartMinute),
                nameof(ReplacementDay.EndMinute),
                nameof(ReplacementDay.BreakMinutes),
                nameof(ReplacementDay.StartsAt),
                nameof(ReplacementDay.EndsAt),
                nameof(ReplacementDay.FilledAt)
            ),
        PersonalTable<ReplacementAsk>
            .Deleted(
                "replacementAsks",
                (db, person) =>
                    db.Set<ReplacementAsk>().Where(a => db.Set<Substitute>().Any(s => s.Id == a.SubstituteId && s.AccountId == person.Id))
            )
            .Exports(
                nameof(ReplacementAsk.RequestId),
                nameof(ReplacementAsk.Stage),
                nameof(ReplacementAsk.Answer),
                nameof(ReplacementAsk.AskedAt),
                nameof(ReplacementAsk.Deadline),
                nameof(ReplacementAsk.AnsweredAt)
            )
            .Withholds(nameof(ReplacementAsk.Id), nameof(ReplacementAsk.SubstituteId), nameof(ReplacementAsk.OfferedDayIds)),
        PersonalTable<TimeSheet>
            .Deleted(
                "timeSheets",
                (db, person) =>
                    db.Set<TimeSheet>().Where(t => db.Set<Substitute>().Any(s => s.Id == t.SubstituteId && s.AccountId == person.Id))
            )
            .Exports(nameof(TimeSheet.RequestId), nameof(TimeSheet.SubmittedAt))
            .Withholds(nameof(TimeSheet.Id), nameof(TimeSheet.SubstituteId), nameof(TimeSheet.RemindedAt)),
        PersonalTable<TimeSheetLine>
            .Deleted(
                "timeSheetLines",
                (db, person) =>
                    db.Set<TimeSheetLine>()
                        .Where(l =>
                            db.Set<TimeSheet>()
                                .Any(t =>
                                    t.Id == l.SheetId && db.Set<Substitute>().Any(s => s.Id == t.SubstituteId && s.AccountId == person.Id)
                                )
                        )
            )
            .Exports(
                nameof(TimeSheetLine.Date),
                nameof(TimeSheetLine.StartMinute),
                nameof(TimeSheetLine.EndMinute),
                nameof(TimeSheetLine.BreakMinutes),
                nameof(TimeSheetLine.WorkedMinutes),
                nameof(TimeSheetLine.HadMeal),
                nameof(TimeSheetLine.Note),
                nameof(TimeSheetLine.AdjustmentMinutes),
                nameof(TimeSheetLine.Justification),
                nameof(TimeSheetLine.ApprovedAt),
                nameof(TimeSheetLine.ApproveBy),
                nameof(TimeSheetLine.IsBySilence),
                nameof(TimeSheetLine.IsMealChanged),
                nameof(TimeSheetLine.ContestBy),
                nameof(TimeSheetLine.Contest)
            )
            .Withholds(
                nameof(TimeSheetLine.Id),
                nameof(TimeSheetLine.SheetId),
                nameof(TimeSheetLine.DayId),
                nameof(TimeSheetLine.ApprovedById)
            ),
    ];
}
