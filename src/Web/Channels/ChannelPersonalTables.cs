using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Channels;

/// <summary>What export and erasure do with the choice of channel.</summary>
internal static class ChannelPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<ChannelChoice>
            .Deleted("channelChoice", (db, person) => db.Set<ChannelChoice>().Where(c => c.AccountId == person.Id))
            .Exports(
                nameof(ChannelChoice.Channel),
                nameof(ChannelChoice.MadeBy),
                nameof(ChannelChoice.MandateName),
                nameof(ChannelChoice.SignedOn),
                nameof(ChannelChoice.ChangedAt)
            )
            .Withholds(nameof(ChannelChoice.AccountId)),
        PersonalTable<PaperChoice>
            .Deleted(
                "paperChoices",
                (db, person) =>
                    db.Set<PaperChoice>()
                        .Where(c =>
                            db.Set<ClientFile>().Any(f => f.Id == c.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(
                nameof(PaperChoice.Channel),
                nameof(PaperChoice.SignedOn),
                nameof(PaperChoice.MandateName),
                nameof(PaperChoice.ScanType),
                nameof(PaperChoice.Scan)
            )
            .Withholds(nameof(PaperChoice.Id), nameof(PaperChoice.FileId), nameof(PaperChoice.EnteredById), nameof(PaperChoice.EnteredAt)),
        PersonalTable<Mandate>
            .Deleted(
                "mandates",
                (db, person) =>
                    db.Set<Mandate>()
                        .Where(m =>
                            m.AccountId == person.Id
                            || db.Set<ClientFile>()
                                .Any(f => f.Id == m.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(
                nameof(Mandate.Name),
                nameof(Mandate.ValidUntil),
                nameof(Mandate.ScanType),
                nameof(Mandate.Scan),
                nameof(Mandate.EnteredAt),
                nameof(Mandate.RevokedAt)
            )
            .Withholds(nameof(Mandate.Id), nameof(Mandate.AccountId), nameof(Mandate.FileId), nameof(Mandate.EnteredById)),
    ];
}
