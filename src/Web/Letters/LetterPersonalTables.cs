using Microsoft.EntityFrameworkCore;
using Visavis.Web.Foundation.PersonalData;
using Visavis.Web.Organisations.ClientFiles;

namespace Visavis.Web.Letters;

/// <summary>What export and erasure do with letters: they go with who they are to.</summary>
internal static class LetterPersonalTables
{
    public static IReadOnlyList<PersonalTable> All { get; } =
    [
        PersonalTable<Letter>
            .Deleted(
                "letters",
                (db, person) =>
                    db.Set<Letter>()
                        .Where(l =>
                            l.AccountId == person.Id
                            || db.Set<ClientFile>()
                                .Any(f => f.Id == l.FileId && (f.AccountId == person.Id || f.OrganisationId == person.Id))
                        )
            )
            .Exports(
                nameof(Letter.Kind),
                nameof(Letter.Title),
                nameof(Letter.BookingId),
                nameof(Letter.Language),
                nameof(Letter.QueuedAt),
                nameof(Letter.PrintedOn),
                nameof(Letter.SentAt),
                nameof(Letter.DroppedAt)
            )
            .Withholds(
                nameof(Letter.Id),
                nameof(Letter.AccountId),
                nameof(Letter.FileId),
                nameof(Letter.SubjectKey),
                nameof(Letter.ProtectedContent),
                nameof(Letter.HeldAt),
                nameof(Letter.SentById)
            ),
    ];
}
