using Microsoft.Extensions.Options;

namespace Visavis.Web.Trust;

/// <summary>Of section <c>Operator</c>: the size of who runs the site.</summary>
public sealed class DutyOptions
{
    public const string Section = "Operator";

    public OperatorSize Size { get; set; }
}

public enum OperatorSize
{
    /// <summary>Micro or small: no yearly transparency report is due.</summary>
    Small = 0,

    /// <summary>From medium on: the yearly report, figures of users and settlement out of court are due.</summary>
    Medium = 1,

    /// <summary>Very large: also an audit and an assessment of risks.</summary>
    VeryLarge = 2,
}

/// <summary>
/// What the regulation on digital services asks of an operator of this size (articles 15, 19 to 24, 33 to 37). Reports, reasons, appeals and notice
/// periods are not here: they always stand.
/// </summary>
public sealed class OperatorDuties(IOptions<DutyOptions> options)
{
    public OperatorSize Size => options.Value.Size;

    /// <summary>A report once a year, and how many people use the site, every six months.</summary>
    public bool PublishesFigures => Size >= OperatorSize.Medium;

    /// <summary>Who is limited is told of certified bodies that settle disputes out of court.</summary>
    public bool SettlesOutOfCourt => Size >= OperatorSize.Medium;

    /// <summary>A yearly assessment of risks, and an independent audit.</summary>
    public bool IsAudited => Size >= OperatorSize.VeryLarge;
}
