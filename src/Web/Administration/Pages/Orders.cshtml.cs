using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Visavis.Web.Foundation.Data;
using Visavis.Web.Foundation.Forms;
using Visavis.Web.Foundation.Localization;
using Visavis.Web.Trust.Decisions;
using Visavis.Web.Trust.Orders;
using Visavis.Web.Trust.Reports;
using Visavis.Web.Trust.Staff;

namespace Visavis.Web.Administration.Pages;

/// <summary>What authorities ask where nobody reported anything: entered, answered once, told to the person now or when the silence ends.</summary>
public sealed class OrdersModel(VisavisDbContext db, OrderDesk desk, TimeProvider time, IStringLocalizer<AdministrationTexts> texts)
    : StaffPageModel
{
    private const int Most = 50;
    private const int ShortestWords = 10;

    /// <summary>What can be taken away: the mildest first.</summary>
    public static IReadOnlyList<Outcome> Removals { get; } = [Outcome.ContentRemoved, Outcome.Hidden];

    /// <summary>The newest first, those to answer before all.</summary>
    public IReadOnlyList<(AuthorityOrder Order, string Name)> Orders { get; private set; } = [];

    /// <summary>The form as it was typed, for when it is shown again.</summary>
    public TypedOrder Typed { get; private set; } = new(OrderKind.Information, "", "", "", "", "", "");

    /// <summary>The answer as it was typed, and to which order.</summary>
    public (Guid Id, string Words) TypedAnswer { get; private set; }

    protected override bool IsForAdministrators => true;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostEnterAsync(TypedOrder typed, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Typed = typed.Cleaned();
        var day = WrittenDate.Read(Typed.Day);
        if (Typed.Authority.Length < 2 || Typed.Reference.Length < 2 || Typed.What.Length < ShortestWords)
        {
            ModelState.AddModelError(
                "what",
                texts["Écrivez quelle autorité, son numéro ou la loi, et ce qu’elle demande, en une phrase au moins."]
            );
        }

        if (day is null || day > Today.AddDays(1))
        {
            ModelState.AddModelError("day", texts["Choisissez le jour où l’ordre est arrivé : passé ou aujourd’hui."]);
        }

        var silence = WrittenDate.Read(Typed.SilentUntil);
        if (Typed.SilentUntil.Length > 0 && (silence is null || silence < Today))
        {
            ModelState.AddModelError("silentUntil", texts["Choisissez un jour à venir, ou laissez vide si l’ordre n’interdit rien."]);
        }

        if (ModelState.IsValid)
        {
            var wanted = new NewOrder(Typed.Kind, Typed.Who, Typed.Authority, Typed.Reference, Typed.What, day!.Value, silence);
            if (await desk.EnterAsync(StaffId, wanted, cancellationToken) is not null)
            {
                return Told(texts["L’ordre est noté. Répondez-y ci-dessous."]);
            }

            ModelState.AddModelError("who", texts["Personne n’a ce code ni cette adresse."]);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAnswerAsync(
        Guid id,
        string? answer,
        string? outcome,
        string? words,
        CancellationToken cancellationToken
    )
    {
        ModelState.Clear();
        TypedAnswer = (id, PersonalText.Clean(words, ReportLimits.Story));
        if (TypedAnswer.Words.Length < ShortestWords || !Enum.TryParse<OrderAnswer>(answer, out var chosen) || !Enum.IsDefined(chosen))
        {
            ModelState.AddModelError("words", texts["Dites en une phrase au moins ce que vous avez fait, ou pourquoi vous refusez."]);
            await LoadAsync(cancellationToken);
            return Page();
        }

        var removal = Enum.TryParse<Outcome>(outcome, out var wanted) && Removals.Contains(wanted) ? wanted : Removals[0];
        return Told(
            await desk.AnswerAsync(StaffId, id, chosen, removal, TypedAnswer.Words, cancellationToken) switch
            {
                OrderProblem.None => texts["Réponse notée."],
                OrderProblem.Conflict => texts["Cet ordre vous concerne, vous ou votre organisation : quelqu’un d’autre doit y répondre."],
                _ => texts["Quelqu’un d’autre vient d’y répondre."],
            }
        );
    }

    /// <summary>A form that names no action.</summary>
    public IActionResult OnPost() => LocalRedirect(Request.Path);

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = await db.Set<AuthorityOrder>()
            .AsNoTracking()
            .OrderBy(o => o.AnsweredAt != null)
            .ThenByDescending(o => o.EnteredAt)
            .Take(Most)
            .Select(o => new { Order = o, Name = db.Users.Where(a => a.Id == o.SubjectId).Select(a => a.DisplayName).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        Orders = [.. found.Select(f => (f.Order, string.IsNullOrEmpty(f.Name) ? "–" : f.Name))];
    }
}

/// <summary>As it came from the form.</summary>
public sealed record TypedOrder(OrderKind Kind, string Who, string Authority, string Reference, string What, string Day, string SilentUntil)
{
    private const int LongestWho = 256;

    public TypedOrder Cleaned() =>
        new(
            Enum.IsDefined(Kind) ? Kind : OrderKind.Information,
            PersonalText.Clean(Who, LongestWho),
            PersonalText.Clean(Authority, AuthorityOrder.LongestAuthority),
            PersonalText.Clean(Reference, AuthorityOrder.LongestReference),
            PersonalText.Clean(What, ReportLimits.Story),
            PersonalText.Clean(Day, 10),
            PersonalText.Clean(SilentUntil, 10)
        );
}
