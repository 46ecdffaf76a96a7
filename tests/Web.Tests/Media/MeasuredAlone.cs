namespace Visavis.Web.Tests.Media;

/// <summary>Tests that measure the memory of the process run alone: what others allocate meanwhile would count as theirs.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class MeasuredAlone;
