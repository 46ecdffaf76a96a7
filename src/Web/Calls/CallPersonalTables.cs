using Visavis.Web.Calls.Nodes;
using Visavis.Web.Calls.Presence;
using Visavis.Web.Calls.Tariffs;
using Visavis.Web.Foundation.PersonalData;

namespace Visavis.Web.Calls;

/// <summary>What export and erasure do with calls and presence.</summary>
internal static class CallPersonalTables
{
    /// <summary>What runs the calls, not who makes them.</summary>
    public static IReadOnlyList<Type> NotPersonal { get; } = [typeof(NodeRecord)];

    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<PresenceRecord>
            .Deleted("presence", (db, person) => db.Presence.Where(p => p.UserId == person.Id))
            .Exports(nameof(PresenceRecord.WantsOnline), nameof(PresenceRecord.UnansweredRings), nameof(PresenceRecord.LastSeenAt))
            .Withholds(nameof(PresenceRecord.UserId)),
        // The other person keeps their list of calls, in which this one no longer has a name.
        new PersonalTable<CallRecord>("calls", (db, person) => db.Calls.Where(c => c.CallerId == person.Id || c.CalleeId == person.Id))
            .Exports(
                nameof(CallRecord.Id),
                nameof(CallRecord.CallerId),
                nameof(CallRecord.CalleeId),
                nameof(CallRecord.State),
                nameof(CallRecord.EndReason),
                nameof(CallRecord.EndedBy),
                nameof(CallRecord.StartedAt),
                nameof(CallRecord.AcceptedAt),
                nameof(CallRecord.ConnectedAt),
                nameof(CallRecord.EndedAt),
                nameof(CallRecord.SeenByCalleeAt)
            )
            .Withholds([.. CallMachinery])
            .Keeps([
                nameof(CallRecord.Id),
                nameof(CallRecord.CallerId),
                nameof(CallRecord.CalleeId),
                nameof(CallRecord.State),
                nameof(CallRecord.EndReason),
                nameof(CallRecord.EndedBy),
                nameof(CallRecord.StartedAt),
                nameof(CallRecord.AcceptedAt),
                nameof(CallRecord.ConnectedAt),
                nameof(CallRecord.EndedAt),
                nameof(CallRecord.SeenByCalleeAt),
                .. CallMachinery,
            ]),
        PersonalTable<LiveCallParticipant>
            .Deleted("liveCalls", (db, person) => db.LiveCallParticipants.Where(p => p.UserId == person.Id))
            .Exports(nameof(LiveCallParticipant.CallId))
            .Withholds(
                nameof(LiveCallParticipant.UserId),
                nameof(LiveCallParticipant.NodeId),
                nameof(LiveCallParticipant.ConnectionId),
                nameof(LiveCallParticipant.Seat)
            ),
        PersonalTable<CallTariff>
            .Deleted("callTariffs", (db, person) => db.Set<CallTariff>().Where(t => t.ProfessionalId == person.Id))
            .Exports(nameof(CallTariff.Cents), nameof(CallTariff.Unit), nameof(CallTariff.CapCents))
            .Withholds(nameof(CallTariff.ProfessionalId)),
        PersonalTable<CallAgreement>
            .Deleted(
                "callAgreements",
                (db, person) => db.Set<CallAgreement>().Where(a => a.CallerId == person.Id || a.ProfessionalId == person.Id)
            )
            .Exports(
                nameof(CallAgreement.Cents),
                nameof(CallAgreement.Unit),
                nameof(CallAgreement.CapCents),
                nameof(CallAgreement.AgreedAt)
            )
            .Withholds(nameof(CallAgreement.CallerId), nameof(CallAgreement.ProfessionalId)),
        // The other side still owes it, or is owed it.
        new PersonalTable<CallCharge>(
            "callCharges",
            (db, person) => db.Set<CallCharge>().Where(c => c.CallerId == person.Id || c.ProfessionalId == person.Id)
        )
            .Exports([.. ChargeFacts])
            .Keeps([.. ChargeFacts]),
        PersonalTable<CallNote>
            .Deleted("callNotes", (db, person) => db.Set<CallNote>().Where(n => n.AccountId == person.Id))
            .Exports(nameof(CallNote.CallId), nameof(CallNote.Text), nameof(CallNote.ChangedAt))
            .Withholds(nameof(CallNote.AccountId)),
        PersonalTable<PersonOnNode>
            .Deleted("openPages", (db, person) => db.Set<PersonOnNode>().Where(p => p.UserId == person.Id))
            .Withholds(nameof(PersonOnNode.UserId), nameof(PersonOnNode.NodeId)),
    ];

    private static IEnumerable<string> ChargeFacts =>
        [
            nameof(CallCharge.CallId),
            nameof(CallCharge.CallerId),
            nameof(CallCharge.ProfessionalId),
            nameof(CallCharge.Cents),
            nameof(CallCharge.Unit),
            nameof(CallCharge.CapCents),
            nameof(CallCharge.AgreedAt),
            nameof(CallCharge.AmountCents),
        ];

    private static IEnumerable<string> CallMachinery =>
        [
            nameof(CallRecord.RequestId),
            nameof(CallRecord.Version),
            nameof(CallRecord.Generation),
            nameof(CallRecord.CallerClientId),
            nameof(CallRecord.CalleeClientId),
            nameof(CallRecord.CallerRelayOnly),
            nameof(CallRecord.CalleeRelayOnly),
            nameof(CallRecord.CallerCameraRefused),
            nameof(CallRecord.CalleeCameraRefused),
            nameof(CallRecord.RingExpiresAt),
        ];
}
