using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Telephone.Help;

namespace Visavis.Web.Telephone;

/// <summary>What export and erasure do with the line: number, callbacks, calls.</summary>
internal static class TelephonePersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<LineAccess>
            .Deleted(
                "telephoneLine",
                (db, person) =>
                    db.Set<LineAccess>()
                        .Where(a =>
                            a.AccountId == person.Id
                            || db.Set<ClientFile>()
                                .Any(f => f.Id == a.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(nameof(LineAccess.Number), nameof(LineAccess.CodeSetAt), nameof(LineAccess.LockedUntil), nameof(LineAccess.CreatedAt))
            .Withholds(
                nameof(LineAccess.Id),
                nameof(LineAccess.AccountId),
                nameof(LineAccess.FileId),
                nameof(LineAccess.CodeHash),
                nameof(LineAccess.Failures)
            ),
        PersonalTable<CallbackRequest>
            .Deleted(
                "callbacks",
                (db, person) =>
                    db.Set<CallbackRequest>()
                        .Where(r =>
                            r.AccountId == person.Id
                            || db.Set<ClientFile>()
                                .Any(f => f.Id == r.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(nameof(CallbackRequest.AskedAt), nameof(CallbackRequest.DoneAt))
            .Withholds(
                nameof(CallbackRequest.Id),
                nameof(CallbackRequest.AccountId),
                nameof(CallbackRequest.FileId),
                nameof(CallbackRequest.DoneById)
            ),
        PersonalTable<VoiceCall>
            .Deleted("callsInProgress", (db, person) => db.Set<VoiceCall>().Where(c => c.AccountId == person.Id))
            .Exports(nameof(VoiceCall.StartedAt), nameof(VoiceCall.Language))
            .Withholds(
                nameof(VoiceCall.CallSid),
                nameof(VoiceCall.AccountId),
                nameof(VoiceCall.FileId),
                nameof(VoiceCall.OutgoingId),
                nameof(VoiceCall.Step),
                nameof(VoiceCall.Node),
                nameof(VoiceCall.Typed),
                nameof(VoiceCall.ItemId),
                nameof(VoiceCall.Slips),
                nameof(VoiceCall.ClaimedUntil),
                nameof(VoiceCall.ProtectedReply)
            ),
        PersonalTable<OutgoingCall>
            .Deleted(
                "outgoingCalls",
                (db, person) =>
                    db.Set<OutgoingCall>()
                        .Where(c =>
                            c.AccountId == person.Id
                            || db.Set<ClientFile>()
                                .Any(f => f.Id == c.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(
                nameof(OutgoingCall.Kind),
                nameof(OutgoingCall.BookingId),
                nameof(OutgoingCall.Language),
                nameof(OutgoingCall.State),
                nameof(OutgoingCall.Attempts),
                nameof(OutgoingCall.CreatedAt),
                nameof(OutgoingCall.EndedAt)
            )
            .Withholds(
                nameof(OutgoingCall.Id),
                nameof(OutgoingCall.AccountId),
                nameof(OutgoingCall.FileId),
                nameof(OutgoingCall.SubjectKey),
                nameof(OutgoingCall.ProtectedContent),
                nameof(OutgoingCall.NextAt),
                nameof(OutgoingCall.CallSid)
            ),
        // What somebody did for a client stays with the client's file; of an erased helper the id leads to nobody.
        new PersonalTable<HelperAct>(
            "helperActs",
            (db, person) =>
                db.Set<HelperAct>()
                    .Where(a => a.HelperId == person.Id || db.Set<ClientFile>().Any(f => f.Id == a.FileId && f.AccountId == person.Id))
        )
            .Exports(nameof(HelperAct.Act), nameof(HelperAct.BookingId), nameof(HelperAct.RemindedStart), nameof(HelperAct.At))
            .Withholds(nameof(HelperAct.Id), nameof(HelperAct.FileId), nameof(HelperAct.HelperId), nameof(HelperAct.MandateId))
            .Keeps(
                nameof(HelperAct.Id),
                nameof(HelperAct.FileId),
                nameof(HelperAct.HelperId),
                nameof(HelperAct.Act),
                nameof(HelperAct.BookingId),
                nameof(HelperAct.RemindedStart),
                nameof(HelperAct.MandateId),
                nameof(HelperAct.At)
            ),
    ];
}
