using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Visavis.Web.Foundation.Hosting;
using Visavis.Web.Trust.Transparency;

namespace Visavis.Web.Trust.Pages;

/// <summary>The public report on moderation, made of the data: a half-year, or a year. Where the operator's size asks for none, the page says so.</summary>
[AllowUnfinishedAccount]
public sealed class TransparencyModel(TransparencyFigures figures, OperatorDuties duties, TimeProvider time) : PageModel
{
    /// <summary>Two years: cases that were closed longer ago are gone, and so would be part of the figures.</summary>
    private const int HalvesShown = 4;

    public bool IsDue => duties.PublishesFigures;

    public ReportPeriod Period { get; private set; } = null!;

    /// <summary>Not over yet.</summary>
    public bool IsRunning => Period.To > Today;

    /// <summary>The halves and years one may choose, the newest first.</summary>
    public IReadOnlyList<ReportPeriod> Periods { get; private set; } = [];

    public Figures Figures { get; private set; } = null!;

    /// <summary>A month's mean; null when no month of the period was counted.</summary>
    public int? MonthlyPeople { get; private set; }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(string? period, CancellationToken cancellationToken)
    {
        var current = ReportPeriod.HalfOf(Today);
        if ((period is null ? current.Before() : ReportPeriod.Parse(period)) is not { } asked || !Choices(current).Contains(asked))
        {
            return NotFound();
        }

        Period = asked;
        Periods = Choices(current);
        if (IsDue)
        {
            Figures = await figures.OfAsync(Start(asked.From), Start(asked.To), cancellationToken);
            MonthlyPeople = await figures.MonthlyPeopleAsync(asked.From, asked.To, cancellationToken);
        }

        return Page();
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    /// <summary>Each half, and after the first half of a year the year itself.</summary>
    private static List<ReportPeriod> Choices(ReportPeriod newest)
    {
        var choices = new List<ReportPeriod>();
        for (var (half, i) = (newest, 0); i < HalvesShown; (half, i) = (half.Before(), i + 1))
        {
            choices.Add(half);
            if (half.Half == 1)
            {
                choices.Add(half with { Half = null });
            }
        }

        return choices;
    }
}
