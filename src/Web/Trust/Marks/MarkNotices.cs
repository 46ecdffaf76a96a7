using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Notifications;

namespace Visavis.Web.Trust.Marks;

/// <summary>Tells who asked for a mark what became of it, with the reason.</summary>
public sealed class MarkNotices(Notifier notifier, MarkWords words, IStringLocalizer<MarkTexts> texts)
{
    public static readonly NotificationKind Kind = new(
        "verified-mark",
        "Vérification de votre profil",
        typeof(MarkTexts),
        NotificationGroup.Trust
    )
    {
        MayBeStopped = false,
    };

    public Task AddAsync(VisavisDbContext db, VerifiedMark mark, MarkState state, CancellationToken cancellationToken)
    {
        var answer = mark.Answer;
        return notifier.AddAsync(
            db,
            new Notification
            {
                Kind = Kind.Id,
                AccountId = mark.ProfessionalId,
                SubjectKey = $"mark:{mark.Id:N}",
                Write = _ => new NotificationContent(
                    Title(state),
                    [
                        words.What(mark),
                        .. answer is null ? Array.Empty<string>() : [answer],
                        texts["Le document que vous aviez joint est effacé."],
                    ],
                    texts["Voir mes vérifications"],
                    "/account/marks"
                ),
            },
            cancellationToken
        );
    }

    private string Title(MarkState state) =>
        state switch
        {
            MarkState.Granted => texts["Votre profil porte une vérification de plus"],
            MarkState.Refused => texts["Nous n’avons pas pu vérifier votre document"],
            _ => texts["Une vérification a été retirée de votre profil"],
        };
}
