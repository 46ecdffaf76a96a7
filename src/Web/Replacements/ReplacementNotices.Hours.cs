using Microsoft.EntityFrameworkCore;
using Visavis.Web.Notifications;
using Visavis.Web.Organisations.ClientFiles;
using Visavis.Web.Replacements.Hours;
using Visavis.Web.Replacements.Requests;
using Visavis.Web.Replacements.Sending;

namespace Visavis.Web.Replacements;

/// <summary>What is told about the hours of a replacement.</summary>
public sealed partial class ReplacementNotices
{
    public async Task SheetMissingAsync(ReplacementRequest request, Guid substituteId, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellAsync(
            ReplacementKinds.SheetMissing,
            Subject(request, substituteId),
            await AccountAsync(substituteId, cancellationToken),
            () =>
                new NotificationContent(
                    texts["Votre feuille d’heures manque : {0}", place],
                    [texts["Envoyez-la pour que vos heures puissent être approuvées."]],
                    texts["Remplir la feuille"],
                    $"/replacements/{request.Id:N}/sheet"
                ),
            cancellationToken
        );
    }

    /// <summary>A sheet was sent: whoever approves hears of it, and when silence is a yes.</summary>
    public async Task HoursWaitingAsync(ReplacementRequest request, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        var zone = await db.SendingZoneAsync(request.OrganisationId, cancellationToken);
        var client = await db.Set<ClientFile>()
            .Where(f => f.Id == request.FileId)
            .Select(f => f.AccountId)
            .SingleOrDefaultAsync(cancellationToken);
        foreach (
            var reader in (await PlannersAsync(request, cancellationToken))
                .Append(request.CreatedById)
                .Append(client ?? request.CreatedById)
                .Distinct()
        )
        {
            await TellAsync(
                ReplacementKinds.Hours,
                AnswerDelays.SubjectOf(request.Id, reader),
                reader,
                () =>
                    new NotificationContent(
                        texts["Des heures à approuver : {0}", place],
                        [
                            texts[
                                "Sans réponse avant le {0}, elles sont approuvées, jamais au-delà de ce qui était convenu.",
                                At(until, zone)
                            ],
                        ],
                        texts["Voir les heures"],
                        "/replacements/hours"
                    ),
                cancellationToken
            );
        }
    }

    /// <summary>What the client changed is the approval: who worked reads it, and may contest.</summary>
    public async Task HoursChangedAsync(ReplacementRequest request, Guid substituteId, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        await TellAsync(
            ReplacementKinds.Hours,
            AnswerDelays.SubjectOf(request.Id, substituteId),
            await AccountAsync(substituteId, cancellationToken),
            () =>
                new NotificationContent(
                    texts["Vos heures ont été modifiées et approuvées : {0}", place],
                    [texts["Lisez le changement et sa justification ; vous pouvez le contester."]],
                    texts["Voir la feuille"],
                    $"/replacements/{request.Id:N}/sheet"
                ),
            cancellationToken
        );
    }

    /// <summary>Approved hours go back to both: to who worked, the planners and who asked for the replacement, but not to who reopened them.</summary>
    public async Task HoursReopenedAsync(ReplacementRequest request, Guid substituteId, Guid byId, CancellationToken cancellationToken)
    {
        var place = await SiteAsync(request, cancellationToken);
        var worker = await AccountAsync(substituteId, cancellationToken);
        if (worker != byId)
        {
            await TellAsync(
                ReplacementKinds.Hours,
                AnswerDelays.SubjectOf(request.Id, substituteId),
                worker,
                () =>
                    new NotificationContent(
                        texts["Des heures approuvées sont rouvertes : {0}", place],
                        [texts["Lisez pourquoi. Elles seront approuvées de nouveau, et vous pourrez contester tout changement."]],
                        texts["Voir la feuille"],
                        $"/replacements/{request.Id:N}/sheet"
                    ),
                cancellationToken
            );
        }

        await HoursContestedAsync(request, cancellationToken, byId);
    }

    /// <summary>Back to whoever approves: the planners, and who asked for the replacement.</summary>
    /// <param name="exceptId">Who did it themselves.</param>
    public Task HoursContestedAsync(ReplacementRequest request, CancellationToken cancellationToken, Guid? exceptId = null) =>
        TellApproversAsync(
            request,
            place => texts["Des heures sont contestées : {0}", place],
            () => texts["Elles attendent de nouveau votre approbation."],
            exceptId,
            cancellationToken
        );

    /// <summary>Who worked entered contested hours anew.</summary>
    public Task HoursCorrectedAsync(ReplacementRequest request, CancellationToken cancellationToken) =>
        TellApproversAsync(
            request,
            place => texts["Des heures contestées sont corrigées : {0}", place],
            () => texts["Approuvez-les telles quelles si vous êtes d’accord ; rien n’est approuvé sans votre réponse."],
            exceptId: null,
            cancellationToken
        );

    private async Task TellApproversAsync(
        ReplacementRequest request,
        Func<string, string> title,
        Func<string> sentence,
        Guid? exceptId,
        CancellationToken cancellationToken
    )
    {
        var place = await SiteAsync(request, cancellationToken);
        foreach (
            var reader in (await PlannersAsync(request, cancellationToken))
                .Append(request.CreatedById)
                .Distinct()
                .Where(reader => reader != exceptId)
        )
        {
            await TellAsync(
                ReplacementKinds.Hours,
                AnswerDelays.SubjectOf(request.Id, reader),
                reader,
                () => new NotificationContent(title(place), [sentence()], texts["Voir les heures"], "/replacements/hours"),
                cancellationToken
            );
        }
    }
}
